import { describe, expect, it } from 'vitest';
import { compileFilter } from './system-call-filter.js';
import { policyFor, SYSTEM_CALL_POLICIES, type SystemCallPolicy } from './system-call-policy.js';

const X86_64 = 0xc000003e;
const ALLOW = 0x7fff0000;
const NOTIFY = 0x7fc00000;
const errno = (number: number): number => 0x00050000 | number;

/** Runs classic BPF as the kernel does, for the few instructions that seccomp filters are made of. */
function run(filter: Buffer, call: { number: number; architecture?: number; args?: number[] }): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.architecture ?? X86_64, 4);
  call.args?.forEach((value, index) => data.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 16 + 8 * index));
  let accumulator = 0;
  for (let at = 0; at < filter.length / 8; at += 1) {
    const code = filter.readUInt16LE(at * 8);
    const [jumpTrue, jumpFalse] = [filter.readUInt8(at * 8 + 2), filter.readUInt8(at * 8 + 3)];
    const value = filter.readUInt32LE(at * 8 + 4);
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else if (code === 0x54) accumulator = (accumulator & value) >>> 0;
    else if (code === 0x05) at += value;
    else if (code === 0x15) at += accumulator === value ? jumpTrue : jumpFalse;
    else if (code === 0x35) at += accumulator >= value ? jumpTrue : jumpFalse;
    else if (code === 0x06) return value;
    else throw new Error(`an instruction that the kernel would refuse: ${String(code)}`);
  }
  throw new Error('the filter ran off its end');
}

/** A wide range of numbers, so that the search has many intervals. */
const NUMBERS = new Map(
  [
    ...new Set([
      ...SYSTEM_CALL_POLICIES.run.byName.flatMap(({ calls }) => calls),
      ...SYSTEM_CALL_POLICIES.run.byArgument.map(({ call }) => call),
    ]),
  ].map((name, index) => [name, index * 2] as const),
);
const numberOf = (name: string): number => NUMBERS.get(name) ?? NaN;

describe.each(['compile', 'run'] as const)('the filter of the stage %s', (stage) => {
  const policy = SYSTEM_CALL_POLICIES[stage];
  const filter = compileFilter(policy, X86_64, NUMBERS);

  it('answers every call by name as the policy says', () => {
    const byArgument = new Set(policy.byArgument.map(({ call }) => call));
    for (const { answer, calls } of policy.byName) {
      for (const call of calls.filter((name) => !byArgument.has(name))) {
        const got = run(filter, { number: numberOf(call) });
        if (answer === 'allow') expect([call, got]).toEqual([call, ALLOW]);
        else if (answer === 'forbidden') expect([call, got]).toEqual([call, NOTIFY]);
        else expect([call, got & 0xffff0000]).toEqual([call, 0x00050000]);
      }
    }
  });

  it('answers ENOSYS for what it does not know', () => {
    for (const number of [1, 333, 5000]) expect(run(filter, { number })).toBe(errno(38));
  });

  it('tells of calls by another ABI', () => {
    expect(run(filter, { number: 20, architecture: 0x40000003 })).toBe(NOTIFY);
    expect(run(filter, { number: 0x40000000 + numberOf('read') })).toBe(NOTIFY);
  });

  it('looks at arguments, and only at their low half', () => {
    const call = (name: string, ...args: number[]): number => run(filter, { number: numberOf(name), args });
    expect(call('clone', 0x10000000 | 17)).toBe(NOTIFY);
    expect(call('clone', 0x003d0f00)).toBe(ALLOW);
    expect(call('socket', 1)).toBe(errno(97));
    expect(call('socket', 17)).toBe(NOTIFY);
    expect(call('socketpair', 1)).toBe(ALLOW);
    expect(call('ioctl', 0, 0x5401)).toBe(ALLOW);
    expect(call('ioctl', 0, 0x5412)).toBe(NOTIFY);
    expect(call('ioctl', 0, 2 ** 32 + 0x5412)).toBe(NOTIFY);
    expect(call('ioctl', 0, 0x1234)).toBe(errno(25));
    expect(call('fcntl', 3, 6)).toBe(stage === 'compile' ? errno(0) : errno(37));
    expect(call('personality', 0xffffffff)).toBe(ALLOW);
    expect(call('personality', 8)).toBe(errno(1));
  });

  it('fits into what the kernel takes', () => {
    expect(filter.length / 8).toBeLessThan(4096);
  });
});

describe('a policy', () => {
  it('that names a call twice is refused', () => {
    const twice: SystemCallPolicy = {
      byName: [
        { answer: 'allow', calls: ['read'] },
        { answer: 'EPERM', calls: ['read'] },
      ],
      byArgument: [],
      unknown: 'ENOSYS',
    };
    expect(() => compileFilter(twice, X86_64, new Map([['read', 0]]))).toThrow('read stands');
  });

  it('may be extended: a named call leaves the list it was in', () => {
    const extended = policyFor('run', 'java', [
      { stage: 'run', language: null, answer: 'allow', calls: ['flock', 'fcntl'] },
      { stage: 'run', language: 'java', answer: 'forbidden', calls: ['fork'] },
      { stage: 'run', language: 'go', answer: 'forbidden', calls: ['read'] },
      { stage: 'compile', language: null, answer: 'forbidden', calls: ['write'] },
    ]);
    const filter = compileFilter(extended, X86_64, NUMBERS);
    expect(run(filter, { number: numberOf('flock') })).toBe(ALLOW);
    expect(run(filter, { number: numberOf('fcntl'), args: [3, 6] })).toBe(ALLOW);
    expect(run(filter, { number: numberOf('fork') })).toBe(NOTIFY);
  });

  it('leaves out names that an architecture does not have', () => {
    const filter = compileFilter(SYSTEM_CALL_POLICIES.run, X86_64, new Map([['read', 63]]));
    expect(run(filter, { number: 63 })).toBe(ALLOW);
    expect(run(filter, { number: 62 })).toBe(errno(38));
  });
});
