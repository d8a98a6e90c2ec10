/**
 * Links by which a person who lost the password sets a new one. An admin makes it and hands it over by a way of their
 * own; it works once and for a day, and the database holds only its hash.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import { User } from '../../users/user.entity.js';
import { ApiTokensService } from '../api-tokens.service.js';
import { PasswordsService } from '../passwords.service.js';
import { hashSecret, newSessionToken } from '../secrets.js';

const LIFETIME_HOURS = 24;

@Injectable()
export class PasswordLinks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly passwords: PasswordsService,
    private readonly tokens: ApiTokensService,
  ) {}

  /** Part of the caller's transaction; an earlier link of that person is worth nothing from then on. */
  async make(manager: EntityManager, userId: number): Promise<{ token: string; expiresAt: Date }> {
    const token = newSessionToken();
    const [row] = await manager.query<{ expiresAt: Date }[]>(
      `INSERT INTO password_links (token_hash, user_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 hour')
       ON CONFLICT (user_id) DO UPDATE
         SET token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at
       RETURNING expires_at AS "expiresAt"`,
      [hashSecret(token), userId, LIFETIME_HOURS],
    );
    if (row === undefined) throw new Error('The link was not stored');
    return { token, expiresAt: row.expiresAt };
  }

  /**
   * Sets the password, ends all sessions and revokes all tokens.
   *
   * @returns whose it is
   * @throws DomainError `not-found` for a link that was used, has expired or never was; `account-disabled`
   */
  async use(token: string, newPassword: string): Promise<User> {
    const tokenHash = hashSecret(token);
    const [link] = await this.dataSource.query<{ userId: number }[]>(
      'SELECT user_id AS "userId" FROM password_links WHERE token_hash = $1 AND expires_at > now()',
      [tokenHash],
    );
    const user = await this.dataSource.manager.findOneBy(User, { id: link?.userId ?? 0 });
    if (user === null) throw worthless();
    if (user.isDisabled) throw new DomainError('account-disabled', 'This account is disabled; ask an admin');
    await this.passwords.set(user, newPassword, async (manager) => {
      // Here it is decided which of two requests at the same moment used it.
      const [, count] = await manager.query<[unknown, number]>('DELETE FROM password_links WHERE token_hash = $1', [
        tokenHash,
      ]);
      if (count === 0) throw worthless();
      await this.tokens.revokeAll(manager, user.id);
    });
    return user;
  }
}

function worthless(): DomainError {
  return new DomainError('not-found', 'This link was used, has expired or was replaced; ask for a new one');
}
