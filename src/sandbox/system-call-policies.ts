/** The policies of an installation: one for each stage, and one for each language that has additions of its own. */
import { createHash } from 'node:crypto';
import {
  type PolicyAddition,
  policyFor,
  type Stage,
  SYSTEM_CALL_POLICIES,
  type SystemCallPolicy,
} from './system-call-policy.js';

const STAGES = Object.keys(SYSTEM_CALL_POLICIES) as Stage[];

export class SystemCallPolicies {
  private readonly policies = new Map<string, SystemCallPolicy>();
  /** Names them all by what they hold, for the evidence. */
  readonly digest: string;

  constructor(additions: readonly PolicyAddition[]) {
    for (const stage of STAGES) {
      const languages = additions.filter((addition) => addition.stage === stage).map(({ language }) => language);
      for (const language of new Set([null, ...languages])) {
        this.policies.set(keyOf(stage, language), policyFor(stage, language, additions));
      }
    }
    const content = JSON.stringify([...this.policies].sort(([one], [other]) => (one < other ? -1 : 1)));
    this.digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  }

  get all(): readonly SystemCallPolicy[] {
    return [...this.policies.values()];
  }

  /** Always the same object for the same question: filters are compiled once for each. */
  of(stage: Stage, language: string | null): SystemCallPolicy {
    const policy = this.policies.get(keyOf(stage, language)) ?? this.policies.get(keyOf(stage, null));
    if (policy === undefined) throw new Error(`there is no system call policy for the stage ${stage}`);
    return policy;
  }
}

function keyOf(stage: Stage, language: string | null): string {
  return language === null ? stage : `${stage}/${language}`;
}
