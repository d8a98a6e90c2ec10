/**
 * People: who there is and what they are called. This folder knows names, roles and password hashes; signing in,
 * tokens and who may do what are auth's.
 */
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { DomainError } from '../contract/errors.js';
import type { Role } from '../contract/roles.js';
import { type Preferences, User } from './user.entity.js';

const UNIQUE_VIOLATION = '23505';
const MOST_PREFERENCES_BYTES = 16 * 1024;

export interface NewUser {
  username: string;
  displayName: string;
  role: Role;
  passwordHash: string | null;
}

/** What is left out stays as it is. */
export interface UserChanges {
  displayName?: string;
  role?: Role;
  isDisabled?: boolean;
  passwordHash?: string;
}

export interface UserFilter {
  /** Part of a user name or display name, whatever its case. */
  search?: string;
  role?: Role;
  /** Only people with a greater id. */
  afterId?: number;
}

@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  /** @throws DomainError `not-found` */
  async get(id: number, manager: EntityManager = this.users.manager): Promise<User> {
    const user = await manager.findOneBy(User, { id });
    if (user === null) throw new DomainError('not-found', `There is no user ${String(id)}`);
    return user;
  }

  /** The user of this name, whatever its case. */
  findByUsername(username: string): Promise<User | null> {
    return this.byUsername(username).getOne();
  }

  /** As {@link findByUsername}, with the password's hash. */
  findWithPassword(username: string): Promise<User | null> {
    return this.byUsername(username).addSelect('user.passwordHash').getOne();
  }

  /** Ordered by id, which is the order of their making. */
  list(filter: UserFilter, limit: number): Promise<User[]> {
    const query = this.users.createQueryBuilder('user').orderBy('user.id').limit(limit);
    if (filter.afterId !== undefined) query.andWhere('user.id > :afterId', { afterId: filter.afterId });
    if (filter.role !== undefined) query.andWhere('user.role = :role', { role: filter.role });
    if (filter.search !== undefined) {
      const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere('(user.username ILIKE :pattern OR user.displayName ILIKE :pattern)', { pattern });
    }
    return query.getMany();
  }

  /**
   * Makes a user as part of the caller's transaction.
   *
   * @throws DomainError `conflict` when the name is taken
   */
  async create(manager: EntityManager, user: NewUser): Promise<User> {
    const users = manager.getRepository(User);
    try {
      const { id } = await users.save(users.create(user));
      return await users.findOneByOrFail({ id });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const message = `The user name ${user.username} is taken`;
      throw new DomainError('conflict', message, [{ field: 'username', message }]);
    }
  }

  /**
   * Changes a user as part of the caller's transaction.
   *
   * @throws DomainError `not-found`; `conflict` when no enabled admin would be left
   */
  async update(manager: EntityManager, id: number, changes: UserChanges): Promise<User> {
    // Two admins who demote each other at the same moment must not both succeed: all admins' rows are locked first.
    await manager.query(`SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`);
    const users = manager.getRepository(User);
    if (Object.keys(changes).length > 0) await users.update({ id }, changes);
    const user = await users.findOneBy({ id });
    if (user === null) throw new DomainError('not-found', `There is no user ${String(id)}`);
    const takesAway = changes.isDisabled === true || (changes.role !== undefined && changes.role !== 'admin');
    if (takesAway && (await users.countBy({ role: 'admin', isDisabled: false })) === 0) {
      throw new DomainError('conflict', 'This is the last admin; make somebody else an admin first');
    }
    return user;
  }

  async rename(id: number, displayName: string): Promise<void> {
    await this.users.update({ id }, { displayName });
  }

  /**
   * Adds to the preferences; a member that is null is removed.
   *
   * @throws DomainError `validation-failed` when they would grow too large
   */
  async mergePreferences(id: number, changes: Preferences): Promise<void> {
    const merged = `(
      SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(preferences || $2::jsonb)
      WHERE value <> 'null')`;
    const [, changed]: [unknown, number] = await this.users.query(
      `UPDATE users SET preferences = ${merged} WHERE id = $1 AND octet_length(${merged}::text) <= $3`,
      [id, JSON.stringify(changes), MOST_PREFERENCES_BYTES],
    );
    if (changed > 0) return;
    const message = `preferences must stay below ${String(MOST_PREFERENCES_BYTES)} bytes altogether`;
    throw new DomainError('validation-failed', message, [{ field: 'preferences', message }]);
  }

  private byUsername(username: string) {
    return this.users.createQueryBuilder('user').where('lower(user.username) = lower(:username)', { username });
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
