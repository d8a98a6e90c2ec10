import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: too many to guess, so a plain sha-256 (no salt, no argon2) keeps what the database holds useless. */
const SECRET_BYTES = 32;
const API_TOKEN_PREFIX = 'dkt_';
/** `dkt_` and the first eight characters: enough to tell one's tokens apart, no help in guessing the other 35. */
const SHOWN_LENGTH = 12;

export function newSessionToken(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function newApiToken(): { token: string; prefix: string } {
  const token = API_TOKEN_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  return { token, prefix: token.slice(0, SHOWN_LENGTH) };
}

/** sha-256, hex: what the database knows of a secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
