import { describe, expect, it } from 'vitest';
import { SystemCallPolicies } from './system-call-policies.js';
import { type PolicyAddition, SYSTEM_CALL_POLICIES } from './system-call-policy.js';

const FOR_JAVA: PolicyAddition = { stage: 'run', language: 'java', answer: 'allow', calls: ['mbind'] };

describe('the policies of an installation', () => {
  it('are those of the stages where nothing is added', () => {
    const policies = new SystemCallPolicies([]);
    expect(policies.of('run', 'java')).toEqual(SYSTEM_CALL_POLICIES.run);
    expect(policies.of('compile', null)).toEqual(SYSTEM_CALL_POLICIES.compile);
  });

  it('have an addition for the language it is for, and for no other', () => {
    const policies = new SystemCallPolicies([FOR_JAVA]);
    const allowed = (language: string | null): string[] =>
      policies.of('run', language).byName.flatMap(({ answer, calls }) => (answer === 'allow' ? calls : []));
    expect(allowed('java')).toContain('mbind');
    expect(allowed('c')).not.toContain('mbind');
    expect(allowed(null)).not.toContain('mbind');
  });

  it('are named by a digest that changes with every addition and with nothing else', () => {
    const { digest } = new SystemCallPolicies([FOR_JAVA]);
    expect(new SystemCallPolicies([FOR_JAVA]).digest).toBe(digest);
    expect(new SystemCallPolicies([]).digest).not.toBe(digest);
    expect(new SystemCallPolicies([{ ...FOR_JAVA, language: null }]).digest).not.toBe(digest);
  });
});
