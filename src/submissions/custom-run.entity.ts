import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Explanation } from '../contract/explanations.js';
import type { SubmissionState, Verdict } from '../contract/verdicts.js';
import type { FileNames } from '../problems/package-words.js';
import type { RecordedEvidence } from './run.entity.js';
import type { SubmittedFile } from './submission.entity.js';

export interface CustomRunLimits {
  timeLimitMs: number;
  memoryLimitBytes: number;
  outputLimitBytes: number;
}

export interface CustomRunResult {
  /** `null`: the program ended by itself with exit code 0. There is no answer to compare with, so never `AC` or `WA`. */
  verdict: Exclude<Verdict, 'AC' | 'WA'> | null;
  reason: string;
  /** The same as a code; absent where the evidence tells it, and in results of before there were codes. */
  explanation?: Explanation | null;
  compilerOutput: string | null;
  stdout: string;
  isStdoutCut: boolean;
  stderr: string;
  /** null when it did not come to run. */
  evidence: RecordedEvidence | null;
}

/** How a program is compiled and run where that is not the usual way. */
export interface StoredRunOptions {
  compilerOptions: string[];
  args: string[];
  redirectStderrToStdout: boolean;
  /** In the working directory, while it is compiled and while it runs. */
  additionalFiles: SubmittedFile[];
}

/** Code run on an input of the person's own, without a problem. */
@Entity('custom_runs')
export class CustomRun {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer')
  userId!: number;

  @Column('text')
  language!: string;

  @Column('jsonb')
  files!: SubmittedFile[];

  @Column('text', { nullable: true })
  entryPoint!: string | null;

  @Column('text')
  inputBlob!: string;

  @Column('jsonb')
  limits!: CustomRunLimits;

  /** null: standard input and output. */
  @Column('jsonb', { nullable: true })
  fileNames!: FileNames | null;

  /** null: nothing was asked for. */
  @Column('jsonb', { nullable: true })
  options!: StoredRunOptions | null;

  @Column('text', { default: 'queued' })
  state!: SubmissionState;

  @Column('jsonb', { nullable: true })
  result!: CustomRunResult | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
