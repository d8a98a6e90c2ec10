/** Hands hostile programs in, like any submission, and compares what becomes of them with what is right. */
import type { Verdict } from '../../contract/verdicts.js';
import type { ApiClient } from '../api-client.js';
import type { SubmissionDetail, SubmissionRow, Verification } from '../api-types.js';
import type { Deadline } from '../deadline.js';
import { awaitVerdict } from '../judging-progress.js';
import type { HostileProgram } from './hostile-programs.js';
import { type RedTeamProblems, UnusableError } from './red-team-problems.js';

/** So many are under way at once: enough that a worker of any size is busy, few enough that others get their turn. */
const AT_ONCE = 8;
/** Handed in as they are, rather than a part of a problem. */
const SUBMITTED: readonly HostileProgram['role'][] = ['submission', 'named-files', 'two-processes'];
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

type Outcome = Pick<SubmissionDetail, 'verdict' | 'runs'> & { reason: string | null };

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
  attacker: Attacker,
  program: HostileProgram,
): Promise<{ result: AttackResult; hadNoTurn: boolean }> {
  const startedAt = performance.now();
  const { name, family, language, tries, expected } = program;
  const outcome = await outcomeOf(attacker, program);
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

async function outcomeOf({ client, problems, deadline }: Attacker, program: HostileProgram): Promise<Outcome> {
  const { role, language, files } = program;
  let problem: string;
  try {
    problem = await problems.for(program);
  } catch (error) {
    if (role !== 'generator' || !(error instanceof UnusableError)) throw error;
    return { verdict: 'JE', reason: error.why, runs: [] };
  }
  if (role === 'input-validator') return verify(client, deadline, problem);
  const [first, ...more] = files;
  const text = more.length === 0 ? { source: first?.content } : { files };
  const isSubmitted = SUBMITTED.includes(role);
  const honest = { problem, language: 'python', source: HONEST_SOURCE };
  const { verdict, judgement, runs } = await handIn(
    client,
    deadline,
    isSubmitted ? { problem, language, ...text } : honest,
  );
  return { verdict, reason: judgement.reason, runs };
}

/** What the jury is told of the inputs: with an error the problem would not be published. */
async function verify(client: ApiClient, { signal }: Deadline, problem: string): Promise<Outcome> {
  const started = await client.post<Verification>(`/problems/${problem}/verify`, { isRepeatable: true, signal });
  for (;;) {
    const verification = await client.get<Verification>(`/verifications/${String(started.id)}`, { waitS: 25, signal });
    if (verification.state !== 'finished') continue;
    const errors = verification.findings.filter(({ severity }) => severity === 'error');
    const reason = errors.map(({ message }) => message).join('; ');
    return { verdict: errors.length > 0 ? 'JE' : 'AC', reason, runs: [] };
  }
}

async function handIn(client: ApiClient, deadline: Deadline, body: object): Promise<SubmissionDetail> {
  const { signal } = deadline;
  const { id } = await client.post<SubmissionRow>('/submissions', { json: body, isRepeatable: true, signal });
  return awaitVerdict(client, id, deadline, null);
}

function faultsOf(
  { expected, calls, says, attacksCompiler }: HostileProgram,
  { verdict, runs, reason }: Outcome,
): string[] {
  const faults: string[] = [];
  if (verdict === null || !expected.includes(verdict)) faults.push(`${expected.join(' or ')} would be right`);
  const named = runs.at(-1)?.evidence.forbiddenCalls.map((call) => call.name) ?? [];
  const missing = calls.filter((call) => !named.includes(call));
  if (missing.length > 0) faults.push(`the evidence does not name ${missing.join(', ')}`);
  if (says !== null && !reason?.includes(says)) faults.push(`the reason does not say "${says}"`);
  if (attacksCompiler && verdict === 'CE' && runs.length > 0) faults.push('it was run though it did not compile');
  return faults;
}

function saidOf({ reason, runs }: Outcome): string[] {
  const output = runs.at(-1)?.outputHead;
  return [reason ?? '', output ? `it printed: ${output}` : ''].filter((line) => line !== '');
}

/**
 * Bombs beside it on few cores may leave a program so little that the clock on the wall runs out first: what got less
 * than it asked for is judged again when the others are through.
 */
function hadNoTurn({ runs }: Outcome): boolean {
  const evidence = runs.at(-1)?.evidence;
  return evidence?.limitFired === 'wall-time' && evidence.forbiddenCalls.length === 0;
}
