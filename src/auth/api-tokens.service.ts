import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Repository } from 'typeorm';
import { DomainError } from '../contract/errors.js';
import type { TokenScope } from '../contract/roles.js';
import { ApiToken } from './api-token.entity.js';
import type { Principal } from './principal.js';
import { hashSecret, newApiToken } from './secrets.js';

const DAY_MS = 86_400_000;
/** `last_used_at` is kept to the minute. */
const USED_STEP_MS = 60_000;
const MOST_TOKENS = 50;

/** Secrets for programs. */
@Injectable()
export class ApiTokensService {
  constructor(@InjectRepository(ApiToken) private readonly tokens: Repository<ApiToken>) {}

  /**
   * @param expiresInDays null: until it is revoked
   * @returns the row, and the secret, which cannot be shown again
   * @throws DomainError `conflict` when the user has too many; `not-signed-in` where what they came by ended meanwhile
   */
  async issue(
    principal: Principal,
    name: string,
    scopes: readonly TokenScope[],
    expiresInDays: number | null,
  ): Promise<{ row: ApiToken; token: string }> {
    const userId = principal.user.id;
    const { token, prefix } = newApiToken();
    const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS);
    return this.tokens.manager.transaction(async (manager) => {
      await assertStillValid(manager, principal);
      if ((await manager.countBy(ApiToken, { userId, revokedAt: IsNull() })) >= MOST_TOKENS) {
        throw new DomainError('conflict', `You have ${String(MOST_TOKENS)} tokens; revoke one that you no longer use`);
      }
      const made = { userId, name, prefix, tokenHash: hashSecret(token), scopes: [...scopes], expiresAt };
      return { row: await manager.save(ApiToken, manager.create(ApiToken, made)), token };
    });
  }

  /** @returns null when the token is unknown, expired or revoked, or the account is disabled */
  async findPrincipal(token: string): Promise<Principal | null> {
    // One statement, where findOne with a relation would send two: it is asked for each request.
    const row = await this.tokens
      .createQueryBuilder('token')
      .innerJoinAndSelect('token.user', 'user', 'NOT user.isDisabled')
      .where('token.tokenHash = :tokenHash', { tokenHash: hashSecret(token) })
      .andWhere('token.revokedAt IS NULL AND (token.expiresAt IS NULL OR token.expiresAt > now())')
      .getOne();
    if (row === null) return null;
    if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > USED_STEP_MS) {
      await this.tokens.update({ id: row.id }, { lastUsedAt: new Date() });
    }
    return { kind: 'token', user: row.user, tokenId: row.id, scopes: row.scopes };
  }

  /** Those that are not revoked, newest first; expired ones are among them, so that one sees why a program fails. */
  list(userId: number): Promise<ApiToken[]> {
    return this.tokens.find({ where: { userId, revokedAt: IsNull() }, order: { id: 'DESC' } });
  }

  /** @throws DomainError `not-found` when the user has no such token */
  async revoke(userId: number, id: number): Promise<void> {
    const { affected } = await this.tokens.update({ userId, id, revokedAt: IsNull() }, { revokedAt: new Date() });
    if (affected === 0) throw new DomainError('not-found', 'You have no such token');
  }

  /** Part of the caller's transaction. */
  async revokeAll(manager: EntityManager, userId: number): Promise<void> {
    await manager.getRepository(ApiToken).update({ userId, revokedAt: IsNull() }, { revokedAt: new Date() });
  }
}

/**
 * Whoever replaces the password ends all sessions and revokes all tokens: one that is made at the same moment is either
 * among them, or not made any more. The lock makes the two take turns.
 */
async function assertStillValid(manager: EntityManager, principal: Principal): Promise<void> {
  await manager.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [principal.user.id]);
  const found =
    principal.kind === 'session'
      ? await manager.query<unknown[]>('SELECT 1 FROM sessions WHERE token_hash = $1', [principal.tokenHash])
      : await manager.query<unknown[]>('SELECT 1 FROM api_tokens WHERE id = $1 AND revoked_at IS NULL', [
          principal.tokenId,
        ]);
  if (found.length === 0) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
}
