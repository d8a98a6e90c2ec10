import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One action of an admin. Never changed. */
@Entity('audit_entries')
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  /** null: at the machine's own command line. */
  @Column({ type: 'integer', nullable: true })
  userId!: number | null;

  /** As it was then. */
  @Column({ type: 'text' })
  username!: string;

  /** `session`, `token <id>` or `command-line`. */
  @Column({ type: 'text' })
  via!: string;

  @Column({ type: 'text' })
  ipAddress!: string;

  @Column({ type: 'text' })
  requestId!: string;

  /** One of contract/audit.ts, or one that an older or newer version writes. */
  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text' })
  subjectKind!: string;

  @Column({ type: 'text' })
  subjectId!: string;

  @Column({ type: 'jsonb', default: {} })
  details!: Record<string, unknown>;
}
