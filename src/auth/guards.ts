/**
 * The three questions put to every request, in this order: who is it, is it not too often, and may they.
 * Sockets are not asked here: the gateway asks AuthService itself at the handshake.
 */
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import type { Actor } from '../audit/actor.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import type { Role, TokenScope } from '../contract/roles.js';
import { PUBLIC_KEY, ROLES_KEY, SCOPES_KEY } from '../http/access.js';
import { AuthService } from './auth.service.js';
import { type Principal, hasScope } from './principal.js';
import { requestOrigin } from './same-origin.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const MINUTE_MS = 60_000;

/** Who is it? Never refuses. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly auth: AuthService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    request.principal = await this.identify(request, isPublic(this.reflector, context));
    if (request.principal !== null) {
      request.log.setBindings({ userId: request.principal.user.id });
      request.actor = actorOf(request, request.principal);
    }
    return true;
  }

  /** A route that anybody may call, such as the health, answers even while the database cannot tell who it is. */
  private async identify(request: Request, isForAnybody: boolean): Promise<Principal | null> {
    try {
      return await this.auth.authenticate(request.headers);
    } catch (error) {
      if (!isForAnybody) throw error;
      request.log.warn({ err: error }, 'the caller of a public route stays unknown');
      return null;
    }
  }
}

/** Is it not too often? Counted for the person, or else for the address, over the last minute, by each web process. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    const isExempt = context.getType() !== 'http' || principalOf(context)?.user.role === 'admin';
    return Promise.resolve(isExempt);
  }

  protected override async getTracker(request: Request): Promise<string> {
    const userId = request.principal?.user.id;
    return userId === undefined ? `address ${await super.getTracker(request)}` : `user ${String(userId)}`;
  }

  /** One count for all routes together, where the base class counts each route by itself. */
  protected override generateKey(_context: ExecutionContext, tracker: string, name: string): string {
    return `${name} ${tracker}`;
  }

  protected override throwThrottlingException(context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    const seconds = Math.max(1, detail.timeToBlockExpire);
    context.switchToHttp().getResponse<Response>().setHeader('Retry-After', String(seconds));
    const message = `At most ${String(detail.limit)} a minute; try again in ${String(seconds)} s`;
    return Promise.reject(new DomainError('too-many-requests', message));
  }
}

/** The limits of {@link RateLimitGuard}. */
export function rateLimits(config: Config): ThrottlerModuleOptions {
  const { requestsPerMinute, anonymousRequestsPerMinute } = config.rateLimits;
  return [
    {
      ttl: MINUTE_MS,
      blockDuration: 0,
      limit: (context) => (principalOf(context) === null ? anonymousRequestsPerMinute : requestsPerMinute),
    },
  ];
}

/** May they? Holds `@Public`, `@Scopes`, `@Roles`, and refuses what another site makes a browser send. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = request.principal ?? null;
    const isSafe = SAFE_METHODS.includes(request.method);
    if (!isSafe && principal?.kind !== 'token') this.refuseOtherSites(request, principal);
    if (isPublic(this.reflector, context)) return true;
    if (principal === null) {
      const hasTried = request.headers.authorization !== undefined;
      throw new DomainError('not-signed-in', hasTried ? WORTHLESS_TOKEN : 'Sign in, or send an API token');
    }
    const declared = [context.getHandler(), context.getClass()];
    const scopes = this.reflector.getAllAndOverride<TokenScope[] | undefined>(SCOPES_KEY, declared) ?? [
      isSafe ? 'read' : 'admin',
    ];
    if (!hasScope(principal, scopes)) {
      throw new DomainError('token-scope', `This needs a token with the scope ${scopes.join(' or ')}`);
    }
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_KEY, declared);
    if (roles !== undefined && !roles.includes(principal.user.role)) {
      throw new DomainError('forbidden', `Only for: ${roles.join(', ')}`);
    }
    return true;
  }

  /** A cookie is sent by the browser whoever made it send the request; so the browser must say that it was us. */
  private refuseOtherSites(request: Request, principal: Principal | null): void {
    const origin = requestOrigin(request.headers, this.config.publicUrl);
    if (origin === 'same-origin' || (origin === 'unknown' && principal === null)) return;
    throw new DomainError(
      'bad-origin',
      'With a session, changes are accepted from pages of this server only (Origin or Sec-Fetch-Site); programs use API tokens',
    );
  }
}

const WORTHLESS_TOKEN = 'The token is unknown, expired or revoked, or its account is disabled';

function isPublic(reflector: Reflector, context: ExecutionContext): boolean {
  return reflector.getAllAndOverride<true | undefined>(PUBLIC_KEY, [context.getHandler(), context.getClass()]) === true;
}

function principalOf(context: ExecutionContext): Principal | null {
  return context.switchToHttp().getRequest<Request>().principal ?? null;
}

/** What the audit log tells of who sent a request. */
function actorOf(request: Request, principal: Principal): Actor {
  return {
    userId: principal.user.id,
    username: principal.user.username,
    via: principal.kind === 'session' ? 'session' : `token ${String(principal.tokenId)}`,
    ipAddress: request.ip ?? '',
    requestId: typeof request.id === 'string' ? request.id : '',
    isRecorded: false,
  };
}
