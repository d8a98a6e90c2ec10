import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThan, MoreThan, Not, Repository } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import type { Principal } from './principal.js';
import { hashSecret, newSessionToken } from './secrets.js';
import { Session } from './session.entity.js';

const DAY_MS = 86_400_000;
/** `last_seen_at` is kept to the minute: a write for each request would be many writes for nothing. */
const SEEN_STEP_MS = 60_000;
const MOST_USER_AGENT = 300;

export interface Visitor {
  ipAddress: string;
  userAgent: string;
}

/** Browsers that are signed in. */
@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get lifetimeMs(): number {
    return this.config.sessionDays * DAY_MS;
  }

  /**
   * Starts a session under a token that nobody has seen before; the one that the browser came with ends. So a token
   * that somebody planted in a browser never becomes a signed-in one.
   *
   * @param passwordHash of the password that was given, which may have been replaced while it was looked at; null: none was
   * @returns the token, for the cookie
   * @throws DomainError `wrong-credentials` where the account has another password by now
   */
  async start(
    userId: number,
    visitor: Visitor,
    previousTokenHash: string | null,
    passwordHash: string | null,
  ): Promise<string> {
    const token = newSessionToken();
    await this.sessions.manager.transaction(async (manager) => {
      if (passwordHash !== null) await assertPassword(manager, userId, passwordHash);
      const sessions = manager.getRepository(Session);
      await sessions.delete({ expiresAt: LessThan(new Date()) });
      if (previousTokenHash !== null) await sessions.delete({ tokenHash: previousTokenHash });
      await sessions.insert({
        tokenHash: hashSecret(token),
        userId,
        id: crypto.randomUUID(),
        ipAddress: visitor.ipAddress,
        userAgent: visitor.userAgent.slice(0, MOST_USER_AGENT),
        expiresAt: new Date(Date.now() + this.lifetimeMs),
      });
    });
    return token;
  }

  /** @returns null when the token is unknown, the session has ended, or the account is disabled */
  async find(token: string): Promise<Principal | null> {
    const tokenHash = hashSecret(token);
    // One statement, where findOne with a relation would send two: it is asked for each request.
    const session = await this.sessions
      .createQueryBuilder('session')
      .innerJoinAndSelect('session.user', 'user', 'NOT user.isDisabled')
      .where('session.tokenHash = :tokenHash AND session.expiresAt > now()', { tokenHash })
      .getOne();
    if (session === null) return null;
    if (Date.now() - session.lastSeenAt.getTime() > SEEN_STEP_MS) {
      await this.sessions.update({ tokenHash }, { lastSeenAt: new Date() });
    }
    return { kind: 'session', user: session.user, sessionId: session.id, tokenHash };
  }

  /** Those that have not ended, the one used last first. */
  list(userId: number): Promise<Session[]> {
    return this.sessions.find({ where: { userId, expiresAt: MoreThan(new Date()) }, order: { lastSeenAt: 'DESC' } });
  }

  /** @throws DomainError `not-found` when the user has no such session */
  async end(userId: number, id: string): Promise<void> {
    const { affected } = await this.sessions.delete({ userId, id });
    if (affected === 0) throw new DomainError('not-found', 'You have no such session');
  }

  async endByTokenHash(tokenHash: string): Promise<void> {
    await this.sessions.delete({ tokenHash });
  }

  /** Ends all sessions of a user but, where given, one. Part of the caller's transaction. */
  async endAll(manager: EntityManager, userId: number, exceptId: string | null = null): Promise<void> {
    await manager.getRepository(Session).delete({ userId, ...(exceptId !== null && { id: Not(exceptId) }) });
  }
}

/** Until the transaction ends it stays so: whoever replaces it finds the session that begins here, and ends it. */
async function assertPassword(manager: EntityManager, userId: number, passwordHash: string): Promise<void> {
  const rows = await manager.query<unknown[]>('SELECT 1 FROM users WHERE id = $1 AND password_hash = $2 FOR SHARE', [
    userId,
    passwordHash,
  ]);
  if (rows.length === 0) throw new DomainError('wrong-credentials', 'User name or password is wrong');
}
