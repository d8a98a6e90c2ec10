import { describe, expect, it } from 'vitest';
import { dockerSeccompProfile } from './docker-seccomp.js';
import { SYSTEM_CALL_POLICIES } from './system-call-policy.js';

interface Profile {
  defaultAction: string;
  defaultErrnoRet: number;
  syscalls: { names: string[]; action: string }[];
}
const profile = JSON.parse(dockerSeccompProfile(Object.values(SYSTEM_CALL_POLICIES))) as Profile;
const passing = new Set(profile.syscalls.flatMap(({ names }) => names));

describe("Docker's seccomp profile", () => {
  it('refuses by default, with the errno of a call that does not exist', () => {
    expect(profile).toMatchObject({ defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 38 });
    expect(profile.syscalls.map(({ action }) => action)).toEqual(['SCMP_ACT_ALLOW']);
  });

  it('lets pass what the runner counts, since its own errno would hide it', () => {
    for (const { answer, calls } of SYSTEM_CALL_POLICIES.run.byName) {
      if (answer === 'forbidden') expect(calls.filter((call) => !passing.has(call))).toEqual([]);
    }
  });

  it('refuses what no stage lets through', () => {
    for (const call of ['shmget', 'io_uring_setup', 'inotify_init1', 'mq_open', 'bind', 'setxattr', 'clone3']) {
      expect(passing.has(call)).toBe(false);
    }
  });
});
