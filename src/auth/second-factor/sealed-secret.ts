/**
 * Secrets of second factors as the database keeps them. They are needed in clear to check a code, so they cannot be
 * hashed; with DOCKET_SECRET_KEY they are sealed (AES-256-GCM), and whoever reads the database or a backup has nothing of
 * them. Each is bound to its account: put into another row it does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const PREFIX = 'sealed:1:';
/** NIST SP 800-38D, 8.2.2: 96 random bits for each. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function isSealed(kept: string): boolean {
  return kept.startsWith(PREFIX);
}

/** @param key 32 bytes; null: the secret is kept as it is */
export function seal(secret: string, userId: number, key: Buffer | null): string {
  if (key === null) return secret;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(accountOf(userId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Error when it was sealed with another key, or for another account */
export function unseal(kept: string, userId: number, key: Buffer | null): string {
  if (!isSealed(kept)) return kept;
  if (key === null) throw new Error('Second factors are sealed: set DOCKET_SECRET_KEY to the key of before');
  const bytes = Buffer.from(kept.slice(PREFIX.length), 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(accountOf(userId)).setAuthTag(tag);
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new Error('A second factor does not open: DOCKET_SECRET_KEY is another one than it was sealed with', {
      cause,
    });
  }
}

function accountOf(userId: number): Buffer {
  return Buffer.from(`second factor of ${String(userId)}`);
}
