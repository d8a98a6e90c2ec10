import { Inject, Injectable } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Config } from '../../../config/config.js';
import { CONFIG } from '../../../config/config.module.js';
import { DomainError } from '../../../contract/errors.js';
import { type AdmissionHandler, type Candidate, isAdmin, principalOf } from '../admission-handler.js';

const MINUTE_S = 60;
const DAY_S = 86_400;
/** Somebody's oldest waiting program is likely done by then. */
const UNFINISHED_RETRY_S = 5;

class QuotaSettings {
  constructor(
    /** Submissions and runs of one person together, accepted within any 60 seconds. */
    perMinute = 30,
  ) {
    this.perMinute = perMinute;
  }

  @IsInt()
  @Min(1)
  @Max(10_000)
  perMinute: number;

  /** The same within any 24 hours; null: any number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  perDay: number | null = null;

  /** Submissions of one person that wait or are being judged; null: any number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  unfinishedSubmissions: number | null = 1000;

  /** Runs without a problem of one person that wait or are under way. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  unfinishedRuns: number | null = 50;
}

/**
 * Not more than one person's share. Counted from what was accepted, in the database: the same whatever web process
 * is asked, and still true after a restart. Admins are exempt: they run pipelines.
 */
@Injectable()
export class QuotaHandler implements AdmissionHandler<QuotaSettings> {
  readonly id = 'quota';
  readonly summary = 'Refuses more than a person’s share of submissions and runs: a minute, a day, unfinished at once.';
  readonly after = ['authentication'] as const;
  readonly canBeOff = true;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  defaults(): QuotaSettings {
    return new QuotaSettings(this.config.rateLimits.submissionsPerMinute);
  }

  async handle(candidate: Candidate, settings: QuotaSettings, manager: EntityManager): Promise<void> {
    if (isAdmin(candidate)) return;
    const userId = principalOf(candidate).user.id;
    await refuseMoreThan(manager, userId, settings.perMinute, MINUTE_S, 'a minute');
    if (settings.perDay !== null) await refuseMoreThan(manager, userId, settings.perDay, DAY_S, 'a day');
    const isRun = candidate.kind === 'run';
    const most = isRun ? settings.unfinishedRuns : settings.unfinishedSubmissions;
    if (most !== null && (await unfinished(manager, userId, isRun)) >= most) {
      const what = isRun ? 'runs' : 'submissions';
      throw new DomainError(
        'quota-exceeded',
        `You have ${String(most)} ${what} that are not finished; wait for one of them.`,
        [],
        UNFINISHED_RETRY_S,
      );
    }
  }
}

/** Looks at the `most`-th newest of what was accepted: if it is too young, another one would be too many. */
async function refuseMoreThan(
  manager: EntityManager,
  userId: number,
  most: number,
  seconds: number,
  per: string,
): Promise<void> {
  const rows = await manager.query<{ age_s: number }[]>(
    `SELECT extract(epoch FROM now() - created_at)::double precision AS age_s FROM (
       (SELECT created_at FROM submissions WHERE user_id = $1 AND jury_submission_id IS NULL ORDER BY id DESC LIMIT $2)
       UNION ALL
       (SELECT created_at FROM custom_runs WHERE user_id = $1 ORDER BY id DESC LIMIT $2)) AS accepted
     ORDER BY created_at DESC OFFSET $2 - 1 LIMIT 1`,
    [userId, most],
  );
  const wait = Math.ceil(seconds - (rows[0]?.age_s ?? Infinity));
  if (wait <= 0) return;
  throw new DomainError(
    'too-many-requests',
    `At most ${String(most)} submissions and runs ${per}; try again in ${String(wait)} s`,
    [],
    wait,
  );
}

async function unfinished(manager: EntityManager, userId: number, isRun: boolean): Promise<number> {
  const sql = isRun
    ? `SELECT count(*) FROM custom_runs WHERE user_id = $1 AND state <> 'finished'`
    : `SELECT count(*) FROM submissions WHERE user_id = $1 AND state <> 'finished' AND jury_submission_id IS NULL`;
  const [row] = await manager.query<{ count: number }[]>(sql, [userId]);
  return row?.count ?? 0;
}
