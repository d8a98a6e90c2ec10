/**
 * The second factor of those who want one: codes that change every 30 s (TOTP, RFC 6238) and recovery codes for the day
 * the phone is lost. A code works once. Guessing is slowed down for each account.
 */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { DomainError } from '../../contract/errors.js';
import type { User } from '../../users/user.entity.js';
import { Attempts } from '../attempts.js';
import { hashSecret } from '../secrets.js';
import { isSealed, seal, unseal } from './sealed-secret.js';

const PERIOD_S = 30;
/** RFC 6238, 5.2: one step back and forth for clocks that differ. */
const WINDOW_STEPS = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** 40 bits each: with the guessing slowed down, a plain hash will do. */
const RECOVERY_BYTES = 5;
const ATTEMPTS = 5;
const ATTEMPTS_WINDOW_MS = 15 * 60_000;

export interface Enrolment {
  secret: string;
  /** `otpauth://…` */
  uri: string;
  /** The same as a picture: an SVG as a data address. */
  qrCode: string;
}

interface Row {
  /** As it is kept. */
  secret: string;
  lastStep: number;
  isConfirmed: boolean;
}

@Injectable()
export class SecondFactors {
  private readonly attempts = new Attempts(ATTEMPTS, ATTEMPTS_WINDOW_MS);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those of them who are asked for a second factor. */
  async enabledOf(userIds: readonly number[]): Promise<Set<number>> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      'SELECT user_id AS id FROM second_factors WHERE confirmed_at IS NOT NULL AND user_id = ANY ($1)',
      [userIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async status(userId: number): Promise<{ isEnabled: boolean; recoveryCodesLeft: number }> {
    const isEnabled = (await this.enabledOf([userId])).has(userId);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*) FROM recovery_codes WHERE user_id = $1',
      [userId],
    );
    return { isEnabled, recoveryCodesLeft: isEnabled ? (row?.count ?? 0) : 0 };
  }

  /** Makes a secret that counts once a code of it was given. @throws DomainError `conflict` where one counts already */
  async begin(user: User): Promise<Enrolment> {
    const secret = new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer });
    const made = await this.dataSource.query<unknown[]>(
      `INSERT INTO second_factors (user_id, secret) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = now(), last_step = 0
         WHERE second_factors.confirmed_at IS NULL
       RETURNING user_id`,
      [user.id, seal(secret.base32, user.id, this.config.secretKey)],
    );
    if (made.length === 0) throw new DomainError('conflict', 'There is a second factor already; take it away first');
    const uri = totpOf(secret.base32, user.username).toString();
    const svg = await QRCode.toString(uri, { type: 'svg', margin: 2 });
    return { secret: secret.base32, uri, qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
  }

  /**
   * From now on a code is asked for. @returns the recovery codes, which cannot be shown again
   *
   * @throws DomainError `wrong-code`; `conflict` where nothing was begun
   */
  async confirm(user: User, code: string, onWait: (seconds: number) => void): Promise<string[]> {
    onWait(this.attempts.take(String(user.id)));
    return this.dataSource.transaction(async (manager) => {
      const row = await lock(manager, user.id);
      if (row === null || row.isConfirmed) throw new DomainError('conflict', 'Begin with a new secret first');
      const step = this.matchingStep(user.id, row, code);
      if (step === null) throw wrongCode();
      await manager.query('UPDATE second_factors SET confirmed_at = now(), last_step = $2 WHERE user_id = $1', [
        user.id,
        step,
      ]);
      this.attempts.forget(String(user.id));
      return writeRecoveryCodes(manager, user.id);
    });
  }

  /**
   * Asked once the password was right. A code, or a recovery code, is used up by it.
   *
   * @param onWait is told how many seconds to wait; it throws unless they are 0
   * @throws DomainError `second-factor-needed` without a code; `wrong-code`
   */
  async check(user: User, code: string | null, onWait: (seconds: number) => void): Promise<void> {
    if (!(await this.enabledOf([user.id])).has(user.id)) return;
    if (code === null) {
      throw new DomainError('second-factor-needed', 'Send the code of your authenticator app, or a recovery code, too');
    }
    onWait(this.attempts.take(String(user.id)));
    const isRight = await this.dataSource.transaction((manager) => this.useUp(manager, user.id, code));
    if (!isRight) throw wrongCode();
    this.attempts.forget(String(user.id));
  }

  /** @throws DomainError `conflict` where there is no second factor */
  async renewRecoveryCodes(userId: number): Promise<string[]> {
    return this.dataSource.transaction(async (manager) => {
      const row = await lock(manager, userId);
      if (row?.isConfirmed !== true) throw new DomainError('conflict', 'There is no second factor');
      return writeRecoveryCodes(manager, userId);
    });
  }

  /** Part of the caller's transaction. @returns whether there was one */
  async remove(manager: EntityManager, userId: number): Promise<boolean> {
    const [, count] = await manager.query<[unknown, number]>('DELETE FROM second_factors WHERE user_id = $1', [userId]);
    return count > 0;
  }

  /** The time step that the code belongs to; null when it is wrong or was used already. */
  private matchingStep(userId: number, row: Row, code: string): number | null {
    const digits = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) return null;
    const totp = totpOf(unseal(row.secret, userId, this.config.secretKey));
    const delta = totp.validate({ token: digits, window: WINDOW_STEPS });
    if (delta === null) return null;
    const step = Math.floor(Date.now() / 1000 / PERIOD_S) + delta;
    return step > row.lastStep ? step : null;
  }

  private async useUp(manager: EntityManager, userId: number, code: string): Promise<boolean> {
    const row = await lock(manager, userId);
    if (row === null) return false;
    const step = this.matchingStep(userId, row, code);
    if (step !== null) {
      // One of before there was a key is sealed now.
      const kept = isSealed(row.secret) ? row.secret : seal(row.secret, userId, this.config.secretKey);
      await manager.query('UPDATE second_factors SET last_step = $2, secret = $3 WHERE user_id = $1', [
        userId,
        step,
        kept,
      ]);
      return true;
    }
    const [, used] = await manager.query<[unknown, number]>(
      'DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2',
      [userId, hashSecret(plainCode(code))],
    );
    return used > 0;
  }
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Docket', label, secret: Secret.fromBase32(secret), period: PERIOD_S });
}

async function lock(manager: EntityManager, userId: number): Promise<Row | null> {
  const [row] = await manager.query<Row[]>(
    `SELECT secret, last_step AS "lastStep", confirmed_at IS NOT NULL AS "isConfirmed"
       FROM second_factors WHERE user_id = $1 FOR UPDATE`,
    [userId],
  );
  return row ?? null;
}

async function writeRecoveryCodes(manager: EntityManager, userId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const code = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32.toLowerCase();
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  });
  await manager.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
  await manager.query('INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::text[])', [
    userId,
    codes.map((code) => hashSecret(plainCode(code))),
  ]);
  return codes;
}

/** However a person types it. */
function plainCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function wrongCode(): DomainError {
  return new DomainError('wrong-code', 'The code is wrong, or was used already');
}
