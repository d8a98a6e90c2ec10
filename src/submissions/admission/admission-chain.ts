import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../../auth/principal.js';
import type { Lane } from '../../contract/lanes.js';
import type { Problem } from '../../problems/problem.entity.js';
import type { ProblemVersion } from '../../problems/problem-version.entity.js';
import type { HandedIn, SubmittedProgram } from '../submitted-program.js';
import type { Candidate } from './admission-handler.js';
import { AdmissionPolicyService } from './admission-policy.service.js';
import { QueueService } from '../../queue/queue.service.js';
import { inSpan } from '../../tracing/tracing.js';

/** The first half of an advisory lock's key; the second is the person. */
const PERSON_LOCK = 20_117;

export interface Admitted {
  program: SubmittedProgram;
  lane: Lane;
}

/** Sends what is handed in along the chain in force. */
@Injectable()
export class AdmissionChain {
  constructor(
    private readonly policy: AdmissionPolicyService,
    private readonly queue: QueueService,
  ) {}

  /**
   * @param manager of the transaction that writes the submission if it is admitted
   * @throws DomainError of the handler that refuses
   */
  async admitSubmission(
    manager: EntityManager,
    principal: Principal | null,
    handedIn: HandedIn & { problem: string },
  ): Promise<Admitted & { problem: Problem; version: ProblemVersion }> {
    const candidate = {
      ...nothingKnown(principal, handedIn),
      kind: 'submission' as const,
      problemSlug: handedIn.problem,
    };
    const admitted = await this.pass(manager, candidate);
    if (candidate.target === null) throw new Error('The admission chain let a submission pass without a problem');
    return { ...admitted, ...candidate.target };
  }

  /** As {@link admitSubmission}, for code run without a problem. */
  admitRun(manager: EntityManager, principal: Principal | null, handedIn: HandedIn): Promise<Admitted> {
    return this.pass(manager, { ...nothingKnown(principal, handedIn), kind: 'run', problemSlug: null });
  }

  private pass(manager: EntityManager, candidate: Candidate): Promise<Admitted> {
    return inSpan('admission', { 'docket.admission.kind': candidate.kind }, () => this.passAll(manager, candidate));
  }

  private async passAll(manager: EntityManager, candidate: Candidate): Promise<Admitted> {
    // Not a handler: no setting may make the server take in more than it can keep.
    await this.queue.assertRoom(manager);
    const { steps } = await this.policy.inForce(manager);
    if (candidate.principal !== null) {
      // Until the transaction ends: two requests of one person cannot both be the last that a quota allows.
      await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [PERSON_LOCK, candidate.principal.user.id]);
    }
    for (const { handler, isEnabled, settings } of steps) {
      if (isEnabled) await handler.handle(candidate, settings, manager);
    }
    const { program, lane } = candidate;
    if (program === null || lane === null) throw new Error('The admission chain let something pass that is not whole');
    return { program, lane };
  }
}

function nothingKnown(
  principal: Principal | null,
  handedIn: HandedIn,
): Omit<Candidate, 'kind' | 'problemSlug'> & {
  target: Candidate['target'];
} {
  return { principal, handedIn, target: null, program: null, lane: null };
}
