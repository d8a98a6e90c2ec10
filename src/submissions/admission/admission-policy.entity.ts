import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { HandlerPolicy } from './admission-policy.js';

/** A chain as an admin set it. Rows are only added: the newest is in force, the others tell who changed what. */
@Entity('admission_policies')
export class AdmissionPolicy {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  revision!: number;

  @Column('jsonb')
  handlers!: HandlerPolicy[];

  /** null: the account is gone. */
  @Column('integer', { nullable: true })
  changedBy!: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
