/**
 * Admission: what stands between a request and the queue. A submission passes a chain of small handlers, each one file
 * in `handlers/`, in a declared order (GET /admission shows it). A handler refuses by throwing a DomainError, or adds
 * what it found out to the candidate for those behind it. Order, switches and settings are changed by an admin at run
 * time (admission-policy.service.ts); no handler keeps state of its own.
 */
import type { EntityManager } from 'typeorm';
import type { Principal } from '../../auth/principal.js';
import type { AdmissionHandlerId } from '../../contract/admission.js';
import type { Lane } from '../../contract/lanes.js';
import type { Problem } from '../../problems/problem.entity.js';
import type { ProblemVersion } from '../../problems/problem-version.entity.js';
import type { HandedIn, SubmittedProgram } from '../submitted-program.js';

/** What somebody asks to have judged or run, on its way along the chain. */
export interface Candidate {
  readonly kind: 'submission' | 'run';
  /** null: nobody who is known. */
  readonly principal: Principal | null;
  readonly handedIn: HandedIn;
  /** Slug; null for a run without a problem. */
  readonly problemSlug: string | null;
  /** Set by `window`: what it is to be judged on. */
  target: { problem: Problem; version: ProblemVersion } | null;
  /** Set by `program`. */
  program: SubmittedProgram | null;
  /** Set by `lane`. */
  lane: Lane | null;
}

export interface AdmissionHandler<Settings extends object = object> {
  readonly id: AdmissionHandlerId;
  /** One sentence for an admin. */
  readonly summary: string;
  /** The handlers whose findings it needs: it must stand behind them. */
  readonly after: readonly AdmissionHandlerId[];
  /** Whether an admin may switch it off; the others find out what a submission cannot be written without. */
  readonly canBeOff: boolean;
  /** The settings that nobody has changed; their class holds the rules (class-validator). */
  defaults(): Settings;
  /**
   * @param manager of the transaction in which the submission will be written, under a lock of the person: what is
   *   counted there stays true until it is
   * @throws DomainError when it refuses
   */
  handle(candidate: Candidate, settings: Settings, manager: EntityManager): Promise<void> | void;
}

/** Several handlers leave admins alone: they run pipelines and rejudge. */
export function isAdmin(candidate: Candidate): boolean {
  return candidate.principal?.user.role === 'admin';
}

/** The caller, behind `authentication`. */
export function principalOf({ principal }: Candidate): Principal {
  if (principal === null) throw new Error('A handler that needs the caller stands before authentication');
  return principal;
}
