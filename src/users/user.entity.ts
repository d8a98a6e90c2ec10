import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../contract/roles.js';

/** Settings of the browser UI (theme, language, editor), kept for the person and never read by the server. */
export type Preferences = Record<string, unknown>;

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Unique whatever its case. */
  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', default: '' })
  displayName!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** argon2id in PHC form; null: cannot sign in with a password. Loaded only where it is asked for. */
  @Column({ type: 'text', nullable: true, select: false })
  passwordHash!: string | null;

  @Column({ type: 'jsonb', default: {} })
  preferences!: Preferences;

  @Column({ type: 'boolean', default: false })
  isDisabled!: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
