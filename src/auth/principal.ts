import type { TokenScope } from '../contract/roles.js';
import type { User } from '../users/user.entity.js';

/** Who sent a request, and by what right: a browser's session, or one of their API tokens. */
export type Principal =
  | { kind: 'session'; user: User; sessionId: string; tokenHash: string }
  | { kind: 'token'; user: User; tokenId: number; scopes: readonly TokenScope[] };

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the first guard; null: nobody who is known. */
    principal?: Principal | null;
  }
}

/** `submit` includes `read`, and `admin` includes both. */
const INCLUDED: Record<TokenScope, readonly TokenScope[]> = {
  read: ['read'],
  submit: ['read', 'submit'],
  admin: ['read', 'submit', 'admin'],
};

/** Whether the principal may use a route that needs one of these scopes. A session may do all that its user may. */
export function hasScope(principal: Principal, anyOf: readonly TokenScope[]): boolean {
  if (principal.kind === 'session') return true;
  return principal.scopes.some((scope) => INCLUDED[scope].some((included) => anyOf.includes(included)));
}
