import { Injectable } from '@nestjs/common';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contract/errors.js';
import { ROLES, type Role } from '../../../contract/roles.js';
import { Problem } from '../../../problems/problem.entity.js';
import { ProblemVersion } from '../../../problems/problem-version.entity.js';
import { type AdmissionHandler, type Candidate, isAdmin, principalOf } from '../admission-handler.js';

class WindowSettings {
  /** Who may submit, and run code without a problem. */
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[] = [...ROLES];

  /** Submissions are taken from then on; null: always. Admins are let in at any time. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  opensAt: string | null = null;

  /** Submissions are taken until then; null: for ever. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  closesAt: string | null = null;

  /** Told to those who come too early or too late. */
  @IsString()
  @MaxLength(300)
  closedMessage = '';
}

/**
 * May this person submit now, and to this problem? Finds the problem and the version to judge on. The times of a
 * contest belong here: a contest's problem is open to its people while it runs.
 */
@Injectable()
export class WindowHandler implements AdmissionHandler<WindowSettings> {
  readonly id = 'window';
  readonly summary = 'Refuses roles that may not submit, submissions outside the opening times, and problems not open.';
  readonly after = ['authentication'] as const;
  readonly canBeOff = false;

  defaults(): WindowSettings {
    return new WindowSettings();
  }

  async handle(candidate: Candidate, settings: WindowSettings, manager: EntityManager): Promise<void> {
    const { role } = principalOf(candidate).user;
    if (!settings.roles.includes(role)) {
      throw new DomainError('forbidden', `Only for: ${settings.roles.join(', ')}`);
    }
    if (!isAdmin(candidate)) refuseOutside(settings);
    if (candidate.problemSlug !== null) {
      candidate.target = await openProblem(manager, candidate.problemSlug, isAdmin(candidate));
    }
  }
}

function refuseOutside({ opensAt, closesAt, closedMessage }: WindowSettings): void {
  const now = Date.now();
  const close = (when: string): never => {
    const message = closedMessage === '' ? '' : ` ${closedMessage}`;
    throw new DomainError('submissions-closed', `Submissions are taken ${when}.${message}`);
  };
  if (opensAt !== null && now < Date.parse(opensAt)) close(`from ${opensAt} on`);
  if (closesAt !== null && now >= Date.parse(closesAt)) close(`until ${closesAt}`);
}

/** @throws DomainError `not-found` or `conflict` (nothing to judge it with, yet or at all) */
async function openProblem(
  manager: EntityManager,
  slug: string,
  withHidden: boolean,
): Promise<{ problem: Problem; version: ProblemVersion }> {
  const problem = await manager.findOneBy(Problem, { slug });
  if (problem === null || (problem.visibility === 'hidden' && !withHidden)) {
    throw new DomainError('not-found', `There is no problem ${JSON.stringify(slug.slice(0, 100))}.`, [
      { field: 'problem', message: 'name a problem by its slug, as in the list of problems' },
    ]);
  }
  const version = await manager.findOneBy(ProblemVersion, { id: problem.currentVersionId ?? 0 });
  if (version?.state === 'ready') return { problem, version };
  const why =
    version?.state === 'calibrating'
      ? 'it is being prepared (test data are made, or its time limit is derived from the jury’s submissions); try again in a minute'
      : `it cannot be judged: ${version?.stateReason ?? 'it has no test data'}`;
  throw new DomainError('conflict', `The problem ${slug} takes no submissions: ${why}.`);
}
