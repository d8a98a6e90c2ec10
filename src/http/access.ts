/**
 * What a route asks of its caller, as decorators that any module may use; the guards in auth/ hold them.
 *
 * A route without any of them needs a signed-in person (or a token of theirs): a token needs the scope `read` for
 * GET and HEAD and `admin` for the rest. So a forgotten decorator refuses too much rather than too little.
 */
import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { Role, TokenScope } from '../contract/roles.js';
import { ApiProblems } from './problem-details.dto.js';

export const PUBLIC_KEY = 'docket:public';
export const ROLES_KEY = 'docket:roles';
export const SCOPES_KEY = 'docket:scopes';

/** Anyone may call it, signed in or not. */
export const Public = () => SetMetadata(PUBLIC_KEY, true);

/** Only people with one of these roles. */
export const Roles = (...roles: Role[]) => applyDecorators(SetMetadata(ROLES_KEY, roles), ApiProblems('forbidden'));

/** A token needs one of these scopes; `submit` includes `read`, `admin` includes both. Sessions may do all. */
export const Scopes = (...scopes: TokenScope[]) => SetMetadata(SCOPES_KEY, scopes);

/** Documents that a controller or a route needs credentials. */
export const ApiSignedIn = () =>
  applyDecorators(ApiCookieAuth('session'), ApiBearerAuth('token'), ApiProblems('not-signed-in', 'token-scope'));
