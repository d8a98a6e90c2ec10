import { release } from 'node:os';
import type { SandboxService } from '../sandbox/sandbox.service.js';
import type { JudgementEvidence } from '../submissions/judgement.entity.js';

/** What a judgement was made on, besides its toolchain library. */
export function hostFacts(sandbox: SandboxService): JudgementEvidence {
  const { engineVersion, cgroupVersion, seccompDigest } = sandbox.status();
  return { kernel: release(), engineVersion, cgroupVersion, seccompDigest };
}
