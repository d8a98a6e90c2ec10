/**
 * The outer wall: Docker's seccomp profile, made from the same policy data as the runner's own filter. Of two filters
 * the stricter answer wins, and an errno is stricter than a notification: so what the runner counts as forbidden has to
 * pass here, and a call that no stage ever lets through does not. It also holds while the runner is not yet configured.
 */
import type { SystemCallPolicy } from './system-call-policy.js';

/** The runner needs these before it puts its own filter on: its control socket, and the filter itself. */
const CALLS_OF_THE_RUNNER = ['connect', 'seccomp'];

const ENOSYS = 38;

export function dockerSeccompProfile(policies: readonly SystemCallPolicy[]): string {
  const names = new Set(CALLS_OF_THE_RUNNER);
  for (const policy of policies) {
    for (const { answer, calls } of policy.byName) {
      if (answer !== 'allow' && answer !== 'forbidden' && answer !== 'SUCCESS') continue;
      for (const call of calls) names.add(call);
    }
    for (const rule of policy.byArgument) names.add(rule.call);
  }
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: ENOSYS,
    // Foreign architectures pass as well, so that the runner's filter can tell of them.
    archMap: [
      { architecture: 'SCMP_ARCH_X86_64', subArchitectures: ['SCMP_ARCH_X86', 'SCMP_ARCH_X32'] },
      { architecture: 'SCMP_ARCH_AARCH64', subArchitectures: ['SCMP_ARCH_ARM'] },
    ],
    syscalls: [{ names: [...names].sort(), action: 'SCMP_ACT_ALLOW' }],
  });
}
