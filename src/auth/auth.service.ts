/**
 * Who is calling? This folder turns credentials into a person: sessions for browsers, tokens for programs, and the
 * guards that hold what the routes' decorators (http/access.ts) ask for. HTTP and the socket gateway share it.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import { ApiTokensService } from './api-tokens.service.js';
import { readCredentials, type Credentials } from './credentials.js';
import type { Principal } from './principal.js';
import { requestOrigin } from './same-origin.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly apiTokens: ApiTokensService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns null when there are no credentials, or none that are worth anything (unknown, ended, account disabled) */
  async authenticate(headers: IncomingHttpHeaders): Promise<Principal | null> {
    const credentials = readCredentials(headers, this.config);
    return credentials === null ? null : this.verify(credentials);
  }

  /**
   * For a socket's handshake: `auth.token`, the `Authorization` header, or the session cookie. Browsers let any site
   * open a socket with our cookie, so a cookie counts only from our own pages.
   *
   * @throws DomainError `bad-origin`
   */
  async authenticateSocket(handshake: { headers: IncomingHttpHeaders; auth: unknown }): Promise<Principal | null> {
    const token = tokenOf(handshake.auth);
    const credentials: Credentials | null =
      token === null ? readCredentials(handshake.headers, this.config) : { kind: 'token', token };
    if (credentials === null) return null;
    if (credentials.kind === 'session') this.refuseOtherSites(handshake.headers);
    return this.verify(credentials);
  }

  private verify({ kind, token }: Credentials): Promise<Principal | null> {
    return kind === 'session' ? this.sessions.find(token) : this.apiTokens.findPrincipal(token);
  }

  private refuseOtherSites(headers: IncomingHttpHeaders): void {
    if (requestOrigin(headers, this.config.publicUrl) === 'same-origin') return;
    throw new DomainError(
      'bad-origin',
      'A session is accepted from pages of this server only; programs use API tokens',
    );
  }
}

function tokenOf(auth: unknown): string | null {
  if (typeof auth !== 'object' || auth === null || !('token' in auth)) return null;
  return typeof auth.token === 'string' && auth.token !== '' ? auth.token : null;
}
