/**
 * Compiles a system call policy to the classic BPF program that the runner puts on itself. Pure: names and numbers in,
 * bytes out. The kernel remembers which calls are always allowed (since Linux 5.11), so only calls that depend on an
 * argument ever run through it; those come first, all others are found by binary search.
 */
import type { Answer, SystemCallPolicy } from './system-call-policy.js';
import { ERRNO } from './system-call-policy.js';

/** linux/filter.h, linux/seccomp.h */
const LOAD = 0x20;
const JUMP = 0x05;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_GREATER_OR_EQUAL = 0x35;
const AND = 0x54;
const RETURN = 0x06;
const RET_ALLOW = 0x7fff0000;
const RET_USER_NOTIF = 0x7fc00000;
const RET_ERRNO = 0x00050000;
const OFFSET_NUMBER = 0;
const OFFSET_ARCHITECTURE = 4;
const offsetOfArgument = (index: number): number => 16 + 8 * index;
/** x86-64's second ABI shares its architecture value and marks its calls with this bit. */
const X32_BIT = 0x40000000;

interface Instruction {
  code: number;
  jumpTrue: number;
  jumpFalse: number;
  value: number;
}

const statement = (code: number, value: number): Instruction => ({ code, jumpTrue: 0, jumpFalse: 0, value });
/** The next `whenFalse` instructions are skipped where the comparison fails. */
const compare = (code: number, value: number, whenFalse: number): Instruction => ({
  code,
  jumpTrue: 0,
  jumpFalse: whenFalse,
  value: value >>> 0,
});

function returnAnswer(answer: Answer): Instruction {
  if (answer === 'allow') return statement(RETURN, RET_ALLOW);
  if (answer === 'forbidden') return statement(RETURN, RET_USER_NOTIF);
  return statement(RETURN, RET_ERRNO | ERRNO[answer]);
}

/** Only the low half of an argument is looked at: the kernel takes all of these as 32-bit values. */
function compileArgumentRules(policy: SystemCallPolicy, numbers: ReadonlyMap<string, number>): Instruction[] {
  return policy.byArgument.flatMap((rule) => {
    const number = numbers.get(rule.call);
    if (number === undefined) return [];
    const body: Instruction[] = [statement(LOAD, offsetOfArgument(rule.argument))];
    for (const { values, answer } of rule.cases) {
      for (const value of values) body.push(compare(JUMP_IF_EQUAL, value, 1), returnAnswer(answer));
    }
    if (rule.anyOfBits) {
      body.push(statement(AND, rule.anyOfBits.mask), compare(JUMP_IF_EQUAL, 0, 1), statement(JUMP, 1));
      body.push(returnAnswer(rule.anyOfBits.answer));
    }
    body.push(returnAnswer(rule.otherwise));
    return [compare(JUMP_IF_EQUAL, number, 1), statement(JUMP, 1), statement(JUMP, body.length), ...body];
  });
}

interface Interval {
  from: number;
  answer: Answer;
}

/** Every call number from 0 on, as maximal runs with the same answer. */
function intervals(answers: ReadonlyMap<number, Answer>, unknown: Answer): Interval[] {
  const runs: Interval[] = [{ from: 0, answer: answers.get(0) ?? unknown }];
  const last = Math.max(0, ...answers.keys());
  for (let number = 1; number <= last + 1; number++) {
    const answer = answers.get(number) ?? unknown;
    if (runs.at(-1)?.answer !== answer) runs.push({ from: number, answer });
  }
  return runs;
}

function compileSearch(runs: readonly Interval[]): Instruction[] {
  const [first] = runs;
  if (first === undefined) return [];
  if (runs.length === 1) return [returnAnswer(first.answer)];
  const middle = runs.length >> 1;
  const pivot = runs[middle] ?? first;
  const below = compileSearch(runs.slice(0, middle));
  const above = compileSearch(runs.slice(middle));
  return [compare(JUMP_IF_GREATER_OR_EQUAL, pivot.from, 1), statement(JUMP, below.length), ...below, ...above];
}

/**
 * @param numbers call numbers of the architecture by name; names of the policy that are not in it are left out.
 * @throws Error where a call stands in the policy twice.
 */
export function compileFilter(
  policy: SystemCallPolicy,
  auditArchitecture: number,
  numbers: ReadonlyMap<string, number>,
): Buffer {
  const answers = new Map<number, Answer>();
  for (const { answer, calls } of policy.byName) {
    for (const call of calls) {
      const number = numbers.get(call);
      if (number === undefined) continue;
      if (answers.has(number)) throw new Error(`${call} stands in the system call policy twice`);
      answers.set(number, answer);
    }
  }
  const program = [
    statement(LOAD, OFFSET_ARCHITECTURE),
    compare(JUMP_IF_EQUAL, auditArchitecture, 1),
    statement(JUMP, 1),
    returnAnswer('forbidden'),
    statement(LOAD, OFFSET_NUMBER),
    compare(JUMP_IF_GREATER_OR_EQUAL, X32_BIT, 1),
    returnAnswer('forbidden'),
    ...compileArgumentRules(policy, numbers),
    ...compileSearch(intervals(answers, policy.unknown)),
  ];
  return encode(program);
}

function encode(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach((instruction, index) => {
    bytes.writeUInt16LE(instruction.code, index * 8);
    bytes.writeUInt8(instruction.jumpTrue, index * 8 + 2);
    bytes.writeUInt8(instruction.jumpFalse, index * 8 + 3);
    bytes.writeUInt32LE(instruction.value >>> 0, index * 8 + 4);
  });
  return bytes;
}
