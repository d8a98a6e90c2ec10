/**
 * The audit log: what was done with an admin's rights, by whom, from where and to what. An entry is written by the
 * transaction that does it, so that neither is there without the other. The database refuses to change or remove one.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction, AuditSubject } from '../contract/audit.js';
import type { Actor } from './actor.js';
import { AuditEntry } from './audit-entry.entity.js';

export interface NewAuditEntry {
  action: AuditAction;
  /** What it was done to. */
  subject: { kind: AuditSubject; id: number | string };
  /** What an investigator would ask next, such as old and new values; never a password, a token or a link. */
  details?: Record<string, unknown>;
}

export interface AuditFilter {
  username?: string;
  action?: string;
  subjectKind?: string;
  subjectId?: string;
  requestId?: string;
  /** From then on. */
  since?: Date;
  /** Before then. */
  until?: Date;
  beforeId: number | null;
  limit: number;
}

/** For those who write with a connection of their own: `INSERT_ENTRY` with `entryValues`. */
export const INSERT_ENTRY = `
  INSERT INTO audit_entries (user_id, username, via, ip_address, request_id, action, subject_kind, subject_id, details)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export function entryValues(actor: Actor, { action, subject, details = {} }: NewAuditEntry): unknown[] {
  const { userId, username, via, ipAddress, requestId } = actor;
  const told = JSON.stringify(details);
  return [userId, username, via, ipAddress, requestId, action, subject.kind, String(subject.id), told];
}

@Injectable()
export class AuditService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Call it with the manager of the transaction that does what is recorded; null where it has none.
   *
   * @param actor of the route's `@CurrentActor()`
   */
  async record(manager: EntityManager | null, actor: Actor, entry: NewAuditEntry): Promise<void> {
    await (manager ?? this.dataSource.manager).query(INSERT_ENTRY, entryValues(actor, entry));
    actor.isRecorded = true;
  }

  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditEntry[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(AuditEntry, 'entry')
      .orderBy('entry.id', 'DESC')
      .limit(filter.limit);
    if (filter.beforeId !== null) query.andWhere('entry.id < :beforeId', { beforeId: filter.beforeId });
    if (filter.username !== undefined) query.andWhere('lower(entry.username) = lower(:username)', filter);
    if (filter.action !== undefined) query.andWhere('entry.action = :action', filter);
    if (filter.subjectKind !== undefined) query.andWhere('entry.subjectKind = :subjectKind', filter);
    if (filter.subjectId !== undefined) query.andWhere('entry.subjectId = :subjectId', filter);
    if (filter.requestId !== undefined) query.andWhere('entry.requestId = :requestId', filter);
    if (filter.since !== undefined) query.andWhere('entry.at >= :since', { since: filter.since });
    if (filter.until !== undefined) query.andWhere('entry.at < :until', { until: filter.until });
    return query.getMany();
  }

  /** The present user names of the accounts among the entries' subjects, by id. */
  async accountNames(entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
    const ids = entries.filter(({ subjectKind }) => subjectKind === 'account').map(({ subjectId }) => subjectId);
    const rows = await this.dataSource.query<{ id: string; username: string }[]>(
      'SELECT id::text, username FROM users WHERE id = ANY ($1::int[])',
      [ids],
    );
    return new Map(rows.map(({ id, username }) => [id, username]));
  }
}
