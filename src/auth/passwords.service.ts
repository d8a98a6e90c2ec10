import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import { hashPassword, verifyPassword } from '../users/passwords.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Passwords checked and changed; guessing is slowed down. */
@Injectable()
export class PasswordsService {
  private readonly throttle: SignInThrottle;

  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.throttle = new SignInThrottle(config.rateLimits.signInAttempts);
  }

  /**
   * @param onWait told how many seconds to wait, right before `too-many-requests` is thrown
   * @throws DomainError `wrong-credentials`, the same for an unknown name and a wrong password; `account-disabled`,
   *   to those only who know the password; `too-many-requests`
   */
  async check(username: string, password: string, address: string, onWait: (seconds: number) => void): Promise<User> {
    const user = await this.tryOut(username, password, address, onWait);
    if (user === null) throw new DomainError('wrong-credentials', 'User name or password is wrong');
    if (user.isDisabled) throw new DomainError('account-disabled', 'This account is disabled; ask an admin');
    return user;
  }

  /**
   * Of somebody who is signed in, and gives it once more to be allowed something.
   *
   * @param onWait as of {@link check}
   * @throws DomainError `wrong-credentials` naming the field `currentPassword`; `too-many-requests`
   */
  async confirm(user: User, password: string, address: string, onWait: (seconds: number) => void): Promise<void> {
    if ((await this.tryOut(user.username, password, address, onWait)) !== null) return;
    const message = 'currentPassword is wrong';
    throw new DomainError('wrong-credentials', message, [{ field: 'currentPassword', message }]);
  }

  /** @returns null where there is nobody of that name and password */
  private async tryOut(
    username: string,
    password: string,
    address: string,
    onWait: (seconds: number) => void,
  ): Promise<User | null> {
    const seconds = this.throttle.secondsToWait(username, address);
    if (seconds > 0) {
      onWait(seconds);
      throw new DomainError('too-many-requests', `Too many tries; wait ${String(seconds)} s`);
    }
    this.throttle.countAttempt(username, address);
    const user = await this.users.findWithPassword(username);
    const isRight = await verifyPassword(user?.passwordHash ?? null, password);
    if (user === null || !isRight) return null;
    this.throttle.succeed(username, address);
    return user;
  }

  /**
   * Sets the password and ends every session of the user.
   *
   * @param within what belongs to the same transaction
   * @returns its hash
   */
  async set(
    user: User,
    password: string,
    within: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    refuseSameAsName('newPassword', user.username, password);
    const passwordHash = await hashPassword(password);
    await this.dataSource.transaction(async (manager) => {
      await this.users.update(manager, user.id, { passwordHash });
      await this.sessions.endAll(manager, user.id);
      await within(manager);
    });
    return passwordHash;
  }
}

/** @throws DomainError `validation-failed` naming the field */
export function refuseSameAsName(field: string, username: string, password: string): void {
  if (password.toLowerCase() !== username.toLowerCase()) return;
  const message = `${field} must differ from the user name`;
  throw new DomainError('validation-failed', message, [{ field, message }]);
}
