import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contract/errors.js';
import { type AdmissionHandler, type Candidate, isAdmin, principalOf } from '../admission-handler.js';

/** More than anybody hands in within the time looked at. */
const LOOKED_AT = 200;

class DuplicateSettings {
  /** How long the same program is refused. */
  @IsInt()
  @Min(1)
  @Max(3600)
  withinSeconds = 30;
}

/**
 * Is it the program that this person handed in a moment ago? Clients that repeat a request send an idempotency key and
 * never come here; this is for people who press twice, and for scripts that do. Off unless an admin switches it on.
 */
@Injectable()
export class DuplicateHandler implements AdmissionHandler<DuplicateSettings> {
  readonly id = 'duplicate';
  readonly summary = 'Refuses the same program for the same problem by the same person a moment later.';
  readonly after = ['program'] as const;
  readonly canBeOff = true;

  defaults(): DuplicateSettings {
    return new DuplicateSettings();
  }

  async handle(candidate: Candidate, { withinSeconds }: DuplicateSettings, manager: EntityManager): Promise<void> {
    const { target, program } = candidate;
    if (target === null || program === null || isAdmin(candidate)) return;
    const recent = await manager.query<{ id: number; entry_point: string | null; files: { blob: string }[] }[]>(
      `SELECT id, entry_point, files FROM (
         SELECT * FROM submissions WHERE user_id = $1 ORDER BY id DESC LIMIT ${String(LOOKED_AT)}) AS recent
       WHERE problem_version_id = $2 AND language = $3 AND created_at > now() - $4 * interval '1 second'
       ORDER BY id DESC`,
      [principalOf(candidate).user.id, target.version.id, program.language.id, withinSeconds],
    );
    const contents = program.files.map(({ content }) => createHash('sha256').update(content).digest('hex')).sort();
    const same = recent.find(
      ({ files, entry_point: entryPoint }) =>
        entryPoint === program.entryPoint &&
        JSON.stringify(files.map(({ blob }) => blob).sort()) === JSON.stringify(contents),
    );
    if (same === undefined) return;
    throw new DomainError(
      'duplicate-submission',
      `You handed in this very program less than ${String(withinSeconds)} s ago: submission ${String(same.id)}.`,
    );
  }
}
