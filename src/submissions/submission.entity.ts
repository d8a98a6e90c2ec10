import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Lane } from '../contract/lanes.js';
import type { SubmissionState, Verdict } from '../contract/verdicts.js';

/** A source file as handed in, kept in the blob store. */
export interface SubmittedFile {
  name: string;
  /** sha-256, hex. */
  blob: string;
}

/** A program handed in for a problem. State, verdict and figures are those of its current judgement. */
@Entity('submissions')
export class Submission {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer')
  userId!: number;

  /** null: for a package that is only verified. */
  @Column('integer', { nullable: true })
  problemId!: number | null;

  @Column('integer')
  problemVersionId!: number;

  /** Set when it is one of the package's own example submissions. */
  @Column('integer', { nullable: true })
  jurySubmissionId!: number | null;

  @Column('integer', { nullable: true })
  verificationId!: number | null;

  @Column('text', { nullable: true })
  idempotencyKey!: string | null;

  @Column('text')
  language!: string;

  @Column('jsonb')
  files!: SubmittedFile[];

  @Column('text', { nullable: true })
  entryPoint!: string | null;

  @Column('integer')
  sourceBytes!: number;

  @Column('text')
  lane!: Lane;

  @Column('text', { default: 'queued' })
  state!: SubmissionState;

  /** null until `finished`. */
  @Column('text', { nullable: true })
  verdict!: Verdict | null;

  @Column('double precision', { nullable: true })
  score!: number | null;

  /** Of the slowest test case. */
  @Column('bigint', { nullable: true })
  cpuTimeUs!: number | null;

  /** Of the largest test case. */
  @Column('bigint', { nullable: true })
  memoryPeakBytes!: number | null;

  @Column('integer', { nullable: true })
  currentJudgementId!: number | null;

  /** Grows with every change that is told to subscribers. */
  @Column('integer', { default: 0 })
  revision!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
