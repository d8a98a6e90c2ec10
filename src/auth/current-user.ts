import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../contract/errors.js';
import type { User } from '../users/user.entity.js';
import type { Principal } from './principal.js';

function principalOf(context: ExecutionContext): Principal | null {
  return context.switchToHttp().getRequest<Request>().principal ?? null;
}

/** `@CurrentPrincipal() principal: Principal`: the user with the session or token they came by. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context);
  if (principal === null) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
  return principal;
});

/** `@CurrentUser() user: User` */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => {
  const principal = principalOf(context);
  if (principal === null) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
  return principal.user;
});
