import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunEvidence } from '../contract/evidence.js';
import type { Explanation } from '../contract/explanations.js';
import type { TalkPart } from '../contract/talk.js';
import type { RunVerdict } from '../contract/verdicts.js';

/** As it was recorded, by whichever version of Docket. */
export type RecordedEvidence = Omit<RunEvidence, 'repeatedCpuTimesUs'> &
  Partial<Pick<RunEvidence, 'repeatedCpuTimesUs'>>;

/** One test case of a judgement. */
@Entity('runs')
export class Run {
  @PrimaryColumn('integer')
  judgementId!: number;

  /** The test case's place in the order of judging, from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('integer')
  testCaseId!: number;

  @Column('text')
  verdict!: RunVerdict;

  /** Example submissions: had the time limit been longer by its margin; null: the same, or nobody knows. */
  @Column('text', { nullable: true })
  lateVerdict!: RunVerdict | null;

  @Column('double precision', { nullable: true })
  score!: number | null;

  @Column('bigint')
  cpuTimeUs!: number;

  @Column('bigint')
  wallTimeUs!: number;

  @Column('bigint')
  memoryPeakBytes!: number;

  @Column('bigint')
  outputBytes!: number;

  @Column('integer', { nullable: true })
  exitCode!: number | null;

  @Column('integer', { nullable: true })
  signal!: number | null;

  /** In words that may be shown to the submission's author. */
  @Column('text', { default: '' })
  reason!: string;

  /** The same as a code; null where the evidence tells it, or the validator's own words. */
  @Column('jsonb', { nullable: true })
  explanation!: Explanation | null;

  @Column('jsonb', { default: {} })
  evidence!: RecordedEvidence;

  /** The comparison's or the output validator's findings, which may quote the answer: for the jury. */
  @Column('text', { nullable: true })
  judgeFeedback!: string | null;

  /** The output validator's message to the author. */
  @Column('text', { nullable: true })
  teamFeedback!: string | null;

  @Column('text', { nullable: true })
  outputHead!: string | null;

  @Column('text', { nullable: true })
  stderrTail!: string | null;

  /** Samples of interactive problems: what the program and the validator said to each other. */
  @Column('jsonb', { nullable: true })
  talk!: TalkPart[] | null;
}
