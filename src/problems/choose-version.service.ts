import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import type { User } from '../users/user.entity.js';
import { chooseVersion } from './make-current.js';
import { Problem } from './problem.entity.js';
import { ProblemVersion } from './problem-version.entity.js';
import { overrideOf, refuseUnpublishable } from './publish-gate.js';

/** Which version of a problem is judged, chosen by an admin: an earlier one, say, when a mistake in the newest shows. */
@Injectable()
export class ChooseVersionService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Nothing happens where it is in use already. A problem that students see changes only to a version that may be
   * published; what was judged before stays as it is.
   *
   * @throws DomainError `not-found`; `conflict` where it is not ready, or may not be published
   */
  async choose(user: User, actor: Actor, slug: string, ordinal: number, overrideReason?: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const problem = await manager.findOne(Problem, { where: { slug }, lock: { mode: 'for_no_key_update' } });
      if (problem === null) throw new DomainError('not-found', `There is no problem ${slug}`);
      const version = await manager.findOneBy(ProblemVersion, { problemId: problem.id, ordinal });
      if (version === null) throw new DomainError('not-found', `The problem has no version ${String(ordinal)}`);
      if (version.id === problem.currentVersionId) return;
      const isOverridden = this.passGate(problem, version, overrideReason);
      if (isOverridden) {
        // Nothing else of the row: a verification may be writing it.
        const publishOverride = overrideOf(user.username, overrideReason ?? '');
        await manager.update(ProblemVersion, { id: version.id }, { publishOverride });
      }
      const details = { version: { from: await ordinalOf(manager, problem), to: ordinal } };
      await chooseVersion(manager, version.id);
      await this.audit.record(manager, actor, {
        action: 'problem-version-chosen',
        subject: { kind: 'problem', id: slug },
        details: isOverridden ? { ...details, overrideReason: { from: null, to: overrideReason } } : details,
      });
    });
  }

  /** @returns whether it passes only by the reason given */
  private passGate({ visibility }: Problem, version: ProblemVersion, overrideReason: string | undefined): boolean {
    if (version.state === 'calibrating') {
      throw new DomainError(
        'conflict',
        `Version ${String(version.ordinal)} is still being prepared; wait for the end of that`,
      );
    }
    if (version.state === 'failed') {
      const why = version.stateReason ?? 'its import failed';
      throw new DomainError('conflict', `Version ${String(version.ordinal)} cannot be judged: ${why}`);
    }
    if (visibility === 'hidden') return false;
    const gate = { mustBeVerified: this.config.verifyImports, field: 'ordinal' as const };
    refuseUnpublishable(version, { ...gate, overrideReason });
    return overrideReason !== undefined && version.soundness !== 'sound';
  }
}

async function ordinalOf(manager: EntityManager, { currentVersionId }: Problem): Promise<number | null> {
  const version = await manager.findOneBy(ProblemVersion, { id: currentVersionId ?? 0 });
  return version?.ordinal ?? null;
}
