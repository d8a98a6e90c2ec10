/** Hands hostile programs in, like any submission, and compares what becomes of them with what is right. */
import type { Verdict } from '../../contract/verdicts.js';
import type { ApiClient } from '../api-client.js';
import type { SubmissionDetail, SubmissionRow } from '../api-types.js';
import type { Deadline } from '../deadline.js';
import { awaitVerdict } from '../judging-progress.js';
import type { HostileProgram } from './hostile-programs.js';
import type { RedTeamProblems } from './red-team-problems.js';

/** So many are under way at once: enough that a worker of any size is busy, few enough that others get their turn. */
const AT_ONCE = 8;
const HONEST_SOURCE = "print('OK')\n";

export interface AttackResult {
  name: string;
  family: string;
  language: string;
  tries: string;
  expected: Verdict[];
  got: Verdict | null;
  isHeld: boolean;
  /** What the judge says, and what is amiss. */
  remarks: string[];
  /** Seconds of wall time from handing in to the verdict. */
  tookS: number;
}

export interface Attacker {
  client: ApiClient;
  problems: RedTeamProblems;
  deadline: Deadline;
}

/** @param onResult told of each as it is judged; of one that had no turn, when it has been judged again */
export async function attack(
  attacker: Attacker,
  programs: readonly HostileProgram[],
  onResult: (result: AttackResult) => void,
): Promise<AttackResult[]> {
  const results: AttackResult[] = [];
  const again: HostileProgram[] = [];
  const waiting = [...programs];
  const serve = async (): Promise<void> => {
    for (let program = waiting.shift(); program; program = waiting.shift()) {
      const { result, hadNoTurn } = await judge(attacker, program);
      if (hadNoTurn && !result.isHeld) again.push(program);
      else results.push(result);
      if (!again.includes(program)) onResult(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
  for (const program of again) {
    const { result } = await judge(attacker, program);
    results.push(result);
    onResult(result);
  }
  return results;
}

/** The verdict of an honest program, for comparison. */
export async function judgeHonest({ client, problems, deadline }: Attacker): Promise<SubmissionDetail> {
  const body = { problem: await problems.forSubmissions(), language: 'python', source: HONEST_SOURCE };
  return handIn(client, deadline, body);
}

async function judge(
  { client, problems, deadline }: Attacker,
  program: HostileProgram,
): Promise<{ result: AttackResult; hadNoTurn: boolean }> {
  const startedAt = performance.now();
  const problem = await problems.for(program);
  const { language, files } = program;
  const [first, ...more] = files;
  const isSubmitted = program.role === 'submission' || program.role === 'named-files';
  const text = more.length === 0 ? { source: first?.content } : { files };
  const honest = { problem, language: 'python', source: HONEST_SOURCE };
  const outcome = await handIn(client, deadline, isSubmitted ? { problem, language, ...text } : honest);
  const { name, family, tries, expected } = program;
  const remarks = faultsOf(program, outcome);
  const result: AttackResult = {
    ...{ name, family, language, tries, expected },
    got: outcome.verdict,
    isHeld: remarks.length === 0,
    remarks: [...remarks, ...saidOf(outcome)],
    tookS: Math.round((performance.now() - startedAt) / 100) / 10,
  };
  return { result, hadNoTurn: hadNoTurn(outcome) };
}

async function handIn(client: ApiClient, deadline: Deadline, body: object): Promise<SubmissionDetail> {
  const { signal } = deadline;
  const { id } = await client.post<SubmissionRow>('/submissions', { json: body, isRepeatable: true, signal });
  return awaitVerdict(client, id, deadline, null);
}

function faultsOf(
  { expected, calls, says, attacksCompiler }: HostileProgram,
  { verdict, runs, judgement }: SubmissionDetail,
): string[] {
  const faults: string[] = [];
  if (verdict === null || !expected.includes(verdict)) faults.push(`${expected.join(' or ')} would be right`);
  const named = runs.at(-1)?.evidence.forbiddenCalls.map((call) => call.name) ?? [];
  const missing = calls.filter((call) => !named.includes(call));
  if (missing.length > 0) faults.push(`the evidence does not name ${missing.join(', ')}`);
  if (says !== null && !judgement.reason?.includes(says)) faults.push(`the reason does not say "${says}"`);
  if (attacksCompiler && verdict === 'CE' && runs.length > 0) faults.push('it was run though it did not compile');
  return faults;
}

function saidOf({ judgement, runs }: SubmissionDetail): string[] {
  const output = runs.at(-1)?.outputHead;
  return [judgement.reason ?? '', output ? `it printed: ${output}` : ''].filter((line) => line !== '');
}

/**
 * Bombs beside it on few cores may leave a program so little that the clock on the wall runs out first: what got less
 * than it asked for is judged again when the others are through.
 */
function hadNoTurn({ runs }: SubmissionDetail): boolean {
  const evidence = runs.at(-1)?.evidence;
  return evidence?.limitFired === 'wall-time' && evidence.forbiddenCalls.length === 0;
}
