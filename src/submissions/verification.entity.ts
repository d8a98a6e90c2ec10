import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Verdict } from '../contract/verdicts.js';

/** How one of the package's example submissions fared. */
export interface VerificationEntry {
  path: string;
  language: string | null;
  /** Verdicts that meet the expectation; empty: none is named. */
  expected: Verdict[];
  /** null: not judged. */
  got: Verdict | null;
  /** null: nothing was expected, or it is in a language that is not judged here. */
  isAsExpected: boolean | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  submissionId: number | null;
  /** What is not as expected, or why it was not judged. */
  notes: string[];
}

export interface VerificationResult {
  isAsExpected: boolean;
  timeLimitMs: number | null;
  timeLimitSource: 'package' | 'derived';
  entries: VerificationEntry[];
  notes: string[];
}

/** One judging of all of a package's example submissions. */
@Entity('verifications')
export class Verification {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  @Column('integer')
  userId!: number;

  @Column('text', { default: 'running' })
  state!: 'running' | 'finished';

  @Column('jsonb', { nullable: true })
  result!: VerificationResult | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
