import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Verdict } from '../../contract/verdicts.js';

/** Which submissions; all members given must hold. */
export interface RejudgingFilter {
  submissions?: number[];
  /** Slug. */
  problem?: string;
  /** User name. */
  user?: string;
  language?: string;
  /** That counts now. */
  verdict?: Verdict;
  /** Handed in from then on, ISO 8601. */
  since?: string;
  /** Handed in before then, ISO 8601. */
  until?: string;
}

/** A judging again of many submissions that does not count until it is applied. */
@Entity('rejudgings')
export class Rejudging {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Who began it. */
  @Column('integer')
  userId!: number;

  @Column('jsonb')
  filter!: RejudgingFilter;

  @Column('text', { default: 'open' })
  state!: 'open' | 'applied' | 'discarded';

  /** Submissions of the filter that had no verdict when it began. */
  @Column('integer')
  leftOut!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('integer', { nullable: true })
  decidedBy!: number | null;
}
