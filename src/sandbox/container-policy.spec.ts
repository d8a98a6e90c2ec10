import { describe, expect, it } from 'vitest';
import {
  containerOptions,
  engineLimits,
  LABELS,
  MIN_MEMORY_BYTES,
  RUNNER_MEMORY_BYTES,
  type ContainerPolicyInput,
} from './container-policy.js';

const MIB = 1024 * 1024;
const INPUT: ContainerPolicyInput = {
  image: 'docket-sandbox:0',
  installation: 'here',
  owner: 'me',
  seccompProfile: '{}',
  memoryLimitBytes: 64 * MIB,
  processLimit: 10,
  cpus: 1.5,
  boxBytes: 32 * MIB,
  programUid: 1_900_000_001,
  controlUid: 1000,
  libraryPath: '/library/abc',
  libraryParts: ['usr', 'etc'],
  controlDirectory: '/c/control',
  dataDirectory: '/c/data',
  artifactDirectory: '/c/artifact',
};
const options = containerOptions(INPUT);
const host = options.HostConfig ?? {};

describe('the policy of a container', () => {
  it('gives it no network, no privilege, no swap and nothing writable but its own tmpfs', () => {
    expect(host).toMatchObject({
      NetworkMode: 'none',
      IpcMode: 'none',
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: ['KILL', 'SETGID', 'SETUID'],
      SecurityOpt: ['no-new-privileges', 'seccomp={}'],
      AutoRemove: true,
      OomKillDisable: false,
    });
    expect(host.MemorySwap).toBe(host.Memory);
    expect(Object.keys(host.Tmpfs as object)).toEqual(['/box', '/tmp', '/dev/shm']);
  });

  it('mounts everything from the host read-only', () => {
    expect(host.Binds).toEqual([
      '/library/abc/usr:/usr:ro',
      '/library/abc/etc:/etc:ro',
      '/c/control:/control:ro',
      '/c/data:/data:ro',
      '/c/artifact:/artifact:ro',
    ]);
  });

  it("sizes the program's places in bytes and inodes, for its user alone", () => {
    expect((host.Tmpfs as Record<string, string>)['/box']).toBe(
      `rw,nosuid,nodev,exec,size=${String(32 * MIB)},nr_inodes=65536,uid=1900000001,gid=1900000001,mode=0700`,
    );
  });

  it('tells the runner who the program and the owner of the control directory are', () => {
    expect(options.Cmd).toEqual(['1900000001', '1000']);
    expect(options.User).toBe('0:0');
  });

  it('labels it, so that a reaper finds it', () => {
    expect(options.Labels).toEqual({ [LABELS.installation]: 'here', [LABELS.owner]: 'me' });
  });
});

describe('live limits', () => {
  it('leave room for the runner', () => {
    expect(engineLimits(INPUT)).toEqual({
      Memory: 64 * MIB + RUNNER_MEMORY_BYTES,
      MemorySwap: 64 * MIB + RUNNER_MEMORY_BYTES,
      PidsLimit: 11,
      CpuPeriod: 100_000,
      CpuQuota: 150_000,
    });
  });

  it('never ask for less memory than Docker takes', () => {
    expect(engineLimits({ ...INPUT, memoryLimitBytes: -RUNNER_MEMORY_BYTES }).Memory).toBe(MIN_MEMORY_BYTES);
  });
});
