/**
 * "Timelimit inference": each rule bounds the time limit by the test cases that it is about, whatever the other rules on
 * the same submission say.
 */
import { covers, type ExpectationRule, type TimeLimitBound, verdictsOf } from '../../problems/expectation.js';
import type { Findings } from '../findings.js';
import type { PatternRule } from './submissions-yaml.js';

/** A rule with what is said of the time limit beside it. */
export type TimedRule = ExpectationRule & Pick<PatternRule, 'timeLimitUse'>;

const TOO_SLOW = verdictsOf(['TLE']);

/**
 * What must be too slow somewhere bounds the time limit from above, what may be so nowhere from below;
 * `use_for_time_limit` says otherwise for its own rule alone.
 */
export function boundsOfRule({ cases, permitted, required, timeLimitUse }: TimedRule): TimeLimitBound[] {
  if (timeLimitUse === 'none') return [];
  if (timeLimitUse !== null) return [{ bound: timeLimitUse, cases }];
  const bounds: TimeLimitBound[] = [];
  if (mustBeTooSlow(required)) bounds.push({ bound: 'upper', cases });
  if (isNeverTooSlow(permitted)) bounds.push({ bound: 'lower', cases });
  return bounds;
}

/** "The first is equivalent to a permitted: [AC, WA, RTE] constraint, and the second to a required: [TLE] constraint." */
export function ruleOfUse({ cases, permitted, required, timeLimitUse }: TimedRule): ExpectationRule | null {
  const rule = { cases, permitted: null, required: null, message: null, score: null };
  if (timeLimitUse === 'lower' && !isNeverTooSlow(permitted)) {
    return { ...rule, permitted: verdictsOf(['AC', 'WA', 'RTE']) };
  }
  return timeLimitUse === 'upper' && !mustBeTooSlow(required) ? { ...rule, required: TOO_SLOW } : null;
}

function mustBeTooSlow(required: ExpectationRule['required']): boolean {
  return required?.join() === TOO_SLOW.join();
}

function isNeverTooSlow(permitted: ExpectationRule['permitted']): boolean {
  return permitted !== null && !permitted.includes('TLE');
}

/**
 * A submission of which no judging could meet the rules: what one requires, others permit on none of its test cases. An
 * output limit stands for any failure (problems/expectation.ts), so it is left aside.
 */
export function reportContradiction(
  rules: readonly ExpectationRule[],
  testCaseNames: readonly string[],
  { path, place }: { path: string; place: { file: string; line: number } },
  findings: Findings,
): void {
  for (const rule of rules) {
    const words = (rule.required ?? []).filter((verdict) => verdict !== 'OLE');
    const names = testCaseNames.filter((name) => covers(rule, name));
    const isPossible = names.some((name) =>
      words.some((verdict) => rules.every((one) => !covers(one, name) || (one.permitted?.includes(verdict) ?? true))),
    );
    if (words.length === 0 || names.length === 0 || isPossible) continue;
    const message = `${path} must get ${words.join(' or ')} on ${rule.cases ?? 'a test case'}, and nothing permits that`;
    findings.error(place, message, 'Correct permitted, required or use_for_time_limit');
    return;
  }
}
