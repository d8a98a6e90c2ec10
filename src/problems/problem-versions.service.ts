import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ProblemVersion } from './problem-version.entity.js';

/** What becomes of a version after its import: it is calibrated, and then it is what its problem is judged by. */
@Injectable()
export class ProblemVersionsService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(id: number, manager: EntityManager = this.dataSource.manager): Promise<ProblemVersion | null> {
    return manager.findOneBy(ProblemVersion, { id });
  }

  /**
   * The derived time limit, once: a version that is not `calibrating` stays as it is. The version becomes its
   * problem's current one unless a newer one is already.
   */
  async finishCalibration(
    versionId: number,
    timeLimitMs: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    const ready = { state: 'ready', stateReason: null, timeLimitMs } as const;
    const { affected } = await manager.update(ProblemVersion, { id: versionId, state: 'calibrating' }, ready);
    if (affected === 1) await this.makeCurrent(versionId, manager);
  }

  /** @param reason for the admins: why the version cannot be judged */
  async failCalibration(
    versionId: number,
    reason: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    const failed = { state: 'failed', stateReason: reason } as const;
    await manager.update(ProblemVersion, { id: versionId, state: 'calibrating' }, failed);
  }

  /** A version that is not ready becomes current only where its problem has no other. */
  async makeCurrent(versionId: number, manager: EntityManager = this.dataSource.manager): Promise<void> {
    await manager.query(
      `UPDATE problems
          SET current_version_id = version.id, updated_at = now()
         FROM problem_versions AS version
        WHERE version.id = $1
          AND problems.id = version.problem_id
          AND (problems.current_version_id IS NULL
               OR version.state = 'ready' AND version.ordinal >=
                  (SELECT ordinal FROM problem_versions WHERE id = problems.current_version_id))`,
      [versionId],
    );
  }
}
