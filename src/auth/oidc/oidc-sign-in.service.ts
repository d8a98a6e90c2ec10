import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import type { OidcFailure } from '../../contract/oidc-failures.js';
import { hashSecret, newSessionToken } from '../secrets.js';
import { Identities } from './identities.service.js';
import { type Challenge, OidcProvider, type ProvenIdentity } from './provider.js';

const LIFETIME_MS = 10 * 60_000;

/** What becomes of a way to the provider and back. */
export interface Outcome {
  /** Whose session starts; null: nobody's. */
  userId: number | null;
  /** Where the browser goes on, on this site. */
  path: string;
}

interface Attempt extends Challenge {
  nextPath: string;
  linkUserId: number | null;
}

/** A way to the provider and back: it is used once, by the browser that began it, within ten minutes. */
@Injectable()
export class OidcSignIn {
  readonly lifetimeMs = LIFETIME_MS;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly provider: OidcProvider,
    private readonly identities: Identities,
  ) {}

  /**
   * @param linkUserId whose account the identity is to be linked with; null: to sign in
   * @returns the token for the browser's cookie, and where it is to go
   */
  async begin(nextPath: string, linkUserId: number | null): Promise<{ token: string; url: string }> {
    const token = newSessionToken();
    this.provider.assertConfigured();
    let begun: Awaited<ReturnType<OidcProvider['begin']>>;
    try {
      begun = await this.provider.begin();
    } catch {
      return { token, url: failurePath('unavailable', linkUserId) };
    }
    const { state, nonce, codeVerifier } = begun.challenge;
    await this.dataSource.query('DELETE FROM oidc_attempts WHERE expires_at < now()');
    await this.dataSource.query(
      `INSERT INTO oidc_attempts (token_hash, state, nonce, code_verifier, next_path, link_user_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')`,
      [hashSecret(token), state, nonce, codeVerifier, safePath(nextPath), linkUserId, LIFETIME_MS],
    );
    return { token, url: begun.url.href };
  }

  /**
   * @param query that the provider sent along
   * @param signedInId who is signed in with the browser's session
   */
  async finish(token: string | null, query: string, signedInId: number | null, log: Logger): Promise<Outcome> {
    const attempt = token === null ? null : await this.take(token);
    if (attempt === null) return failed('expired', null);
    let identity: ProvenIdentity;
    try {
      identity = await this.provider.finish(query, attempt);
    } catch (error) {
      log.warn({ err: error }, 'the provider did not prove who it is');
      return failed('refused', attempt.linkUserId);
    }
    try {
      return attempt.linkUserId === null
        ? await this.enter(identity, attempt)
        : await this.link(identity, attempt.linkUserId, signedInId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'account-disabled') return failed('disabled', null);
      if (error instanceof DomainError && error.code === 'conflict') return failed('taken', attempt.linkUserId);
      throw error;
    }
  }

  private async enter(identity: ProvenIdentity, { nextPath }: Attempt): Promise<Outcome> {
    const known = await this.identities.find(identity);
    if (known !== null) return { userId: known.id, path: nextPath };
    if (!this.provider.settings.makesAccounts) return failed('no-account', null);
    const { id } = await this.identities.makeAccount(identity);
    return { userId: id, path: nextPath };
  }

  /** Only for the one who began it and is still signed in. */
  private async link(identity: ProvenIdentity, userId: number, signedInId: number | null): Promise<Outcome> {
    if (signedInId !== userId) return failed('expired', null);
    await this.identities.link(userId, identity);
    return { userId: null, path: '/account' };
  }

  private async take(token: string): Promise<Attempt | null> {
    const [rows] = await this.dataSource.query<[(Attempt & { isLive: boolean })[], number]>(
      `DELETE FROM oidc_attempts WHERE token_hash = $1
       RETURNING state, nonce, code_verifier AS "codeVerifier", next_path AS "nextPath",
                 link_user_id AS "linkUserId", expires_at > now() AS "isLive"`,
      [hashSecret(token)],
    );
    return rows[0]?.isLive === true ? rows[0] : null;
  }
}

function failed(failure: OidcFailure, linkUserId: number | null): Outcome {
  return { userId: null, path: failurePath(failure, linkUserId) };
}

function failurePath(failure: OidcFailure, linkUserId: number | null): string {
  return `${linkUserId === null ? '/sign-in' : '/account'}?failure=${failure}`;
}

/** Only a page of this site: `//elsewhere` and `https:` would lead away. */
function safePath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
