import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Explanation } from '../contract/explanations.js';
import type { RunVerdict, SubmissionState, Verdict } from '../contract/verdicts.js';

/** What a judgement was made with, so that it can be repeated and explained. */
export interface JudgementEvidence {
  kernel?: string;
  cgroupVersion?: number;
  engineVersion?: string;
  /** Names the runner and its system call filter by their digest. */
  sandboxImage?: string;
  seccompDigest?: string;
  compile?: { cpuTimeUs: number; wallTimeUs: number; memoryPeakBytes: number; isCached: boolean };
  error?: string;
  /** Scoring problems: the test data groups in the package's order. */
  groups?: GroupScore[];
}

/** What became of a test data group. */
export interface GroupScore {
  /** `sample`, `secret`, `secret/group1`; empty for all test data together (legacy). */
  path: string;
  /** null: it was not run. */
  verdict: RunVerdict | null;
  score: number | null;
}

/** One judging of a submission. A rejudge makes a new one; the old ones stay. */
@Entity('judgements')
export class Judgement {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer')
  submissionId!: number;

  /** From 1, within a submission. */
  @Column('integer')
  ordinal!: number;

  @Column('integer')
  problemVersionId!: number;

  @Column('text', { default: 'queued' })
  state!: SubmissionState;

  @Column('text', { nullable: true })
  verdict!: Verdict | null;

  @Column('double precision', { nullable: true })
  score!: number | null;

  /** Why this verdict, in words. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** The same as a code, where no run tells it. */
  @Column('jsonb', { nullable: true })
  explanation!: Explanation | null;

  @Column('text', { nullable: true })
  compilerOutput!: string | null;

  @Column('integer', { nullable: true })
  testCaseCount!: number | null;

  @Column('bigint', { nullable: true })
  cpuTimeUs!: number | null;

  @Column('bigint', { nullable: true })
  memoryPeakBytes!: number | null;

  @Column('text', { nullable: true })
  libraryDigest!: string | null;

  @Column('jsonb', { default: {} })
  evidence!: JudgementEvidence;

  /** The rejudging that made it; null: handed in, or judged again by itself. */
  @Column('integer', { nullable: true })
  rejudgingId!: number | null;

  /** The judgement that counted when the rejudging began. */
  @Column('integer', { nullable: true })
  replacesId!: number | null;

  /** Of a rejudging that is not applied: it does not count. */
  @Column('boolean', { default: false })
  isPreview!: boolean;

  @Column('text', { nullable: true })
  workerId!: string | null;

  @Column('integer', { default: 0 })
  attempts!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  compiledAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

/** Made to be compared with the judgement that it replaces in no way but by name: never counted, of no rejudging. */
export function isReplay(judgement: Judgement): judgement is Judgement & { replacesId: number } {
  return judgement.isPreview && judgement.rejudgingId === null && judgement.replacesId !== null;
}
