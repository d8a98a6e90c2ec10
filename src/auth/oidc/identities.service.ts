/**
 * Accounts elsewhere, by which people sign in here. The rule of linking: an identity (issuer and subject) belongs to
 * an account here only because its owner linked it while signed in, or because the account was made for it. E-mail
 * addresses and names link nothing: whoever may choose them at the provider could take over somebody's account.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import { User } from '../../users/user.entity.js';
import { UsersService } from '../../users/users.service.js';
import type { ProvenIdentity } from './provider.js';
import { usernameCandidates } from './username-candidates.js';

export interface LinkedIdentity {
  id: number;
  issuer: string;
  label: string;
  createdAt: Date;
}

@Injectable()
export class Identities {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly users: UsersService,
  ) {}

  list(userId: number): Promise<LinkedIdentity[]> {
    return this.dataSource.query<LinkedIdentity[]>(
      `SELECT id, issuer, label, created_at AS "createdAt" FROM identities WHERE user_id = $1 ORDER BY id`,
      [userId],
    );
  }

  /** @throws DomainError `account-disabled` */
  async find({ issuer, subject }: ProvenIdentity): Promise<User | null> {
    const user = await this.dataSource.manager
      .createQueryBuilder(User, 'user')
      .where('user.id = (SELECT user_id FROM identities WHERE issuer = :issuer AND subject = :subject)', {
        issuer,
        subject,
      })
      .getOne();
    if (user?.isDisabled === true) throw new DomainError('account-disabled', 'This account is disabled; ask an admin');
    return user;
  }

  /** A student's account of its own for an identity that has none. */
  async makeAccount(identity: ProvenIdentity): Promise<User> {
    for (const username of usernameCandidates(identity)) {
      // Its owner may be coming in by another window, too.
      const made = (await this.tryAccount(username, identity)) ?? (await this.find(identity));
      if (made !== null) return made;
    }
    throw new Error('Every name was taken');
  }

  /** @throws DomainError `conflict` when the identity belongs to somebody else */
  async link(userId: number, identity: ProvenIdentity): Promise<void> {
    const owner = await this.find(identity);
    if (owner?.id === userId) return;
    if (owner !== null) throw taken();
    await this.insert(this.dataSource.manager, userId, identity);
  }

  /** @throws DomainError `not-found`; `conflict` where the account could not be entered any more */
  async unlink(userId: number, id: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ others: number; hasPassword: boolean }[]>(
        `SELECT password_hash IS NOT NULL AS "hasPassword",
                (SELECT count(*) FROM identities WHERE user_id = users.id AND id <> $2) AS others
           FROM users WHERE id = $1 FOR UPDATE`,
        [userId, id],
      );
      if (row !== undefined && !row.hasPassword && row.others === 0) {
        throw new DomainError('conflict', 'Without a password this is the only way in; have an admin set one first');
      }
      const [, count] = await manager.query<[unknown, number]>(
        'DELETE FROM identities WHERE user_id = $1 AND id = $2',
        [userId, id],
      );
      if (count === 0) throw new DomainError('not-found', 'You have no such identity');
    });
  }

  private async tryAccount(username: string, identity: ProvenIdentity): Promise<User | null> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const displayName = (identity.name ?? '').slice(0, 100);
        const user = await this.users.create(manager, { username, displayName, role: 'student', passwordHash: null });
        await this.insert(manager, user.id, identity);
        return user;
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'conflict') return null;
      throw error;
    }
  }

  /** @throws DomainError `conflict` where it belongs to somebody by now */
  private async insert(manager: EntityManager, userId: number, identity: ProvenIdentity): Promise<void> {
    const { issuer, subject } = identity;
    const label = (identity.email ?? identity.preferredUsername ?? identity.name ?? subject).slice(0, 200);
    const made = await manager.query<unknown[]>(
      `INSERT INTO identities (issuer, subject, user_id, label) VALUES ($1, $2, $3, $4)
       ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1`,
      [issuer, subject, userId, label],
    );
    if (made.length === 0) throw taken();
  }
}

function taken(): DomainError {
  return new DomainError('conflict', 'This identity belongs to another account here');
}
