import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { cookieName, isHttps, readSessionToken } from './credentials.js';
import { hashSecret } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { visitorOf } from './visitor.js';

/** Starts and ends a browser's session: the row and the cookie together. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param who `passwordHash` of the password that was given; null: none was
   * @param replaced the session that the browser came with, which ends; null where it has ended already
   * @throws DomainError `wrong-credentials` where the account has another password by now
   */
  async start(
    request: Request,
    response: Response,
    who: { id: number; passwordHash: string | null },
    replaced = this.shown(request),
  ): Promise<void> {
    const token = await this.sessions.start(who.id, visitorOf(request), replaced, who.passwordHash);
    const options = { ...this.options(request), maxAge: this.sessions.lifetimeMs };
    response.cookie(cookieName(request.headers, this.config), token, options);
  }

  async end(request: Request, response: Response): Promise<void> {
    const shown = this.shown(request);
    if (shown !== null) await this.sessions.endByTokenHash(shown);
    response.clearCookie(cookieName(request.headers, this.config), this.options(request));
  }

  private shown(request: Request): string | null {
    const token = readSessionToken(request.headers, this.config);
    return token === null ? null : hashSecret(token);
  }

  private options(request: Request) {
    return { httpOnly: true, sameSite: 'lax', secure: isHttps(request.headers, this.config), path: '/' } as const;
  }
}
