import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CustomRun } from '../submissions/custom-run.entity.js';

/** A run that was asked for as Judge0 asks: what it has besides a run of ours. */
@Entity('judge0_submissions')
export class Judge0Submission {
  @PrimaryColumn('uuid')
  token!: string;

  @Column('integer')
  customRunId!: number;

  @ManyToOne(() => CustomRun)
  @JoinColumn({ name: 'custom_run_id' })
  run!: Relation<CustomRun>;

  /** The number that the client used: a language has several. */
  @Column('integer')
  languageNumber!: number;

  @Column('text')
  sourceBlob!: string;

  /** null: the program's input is empty, and none was sent. */
  @Column('text', { nullable: true })
  stdinBlob!: string | null;

  /** null: there is nothing to compare with. */
  @Column('text', { nullable: true })
  expectedOutputBlob!: string | null;

  /** A zip; what is in it goes beside the program. */
  @Column('text', { nullable: true })
  additionalFilesBlob!: string | null;

  /** Who is told the result. */
  @Column('text', { nullable: true })
  callbackUrl!: string | null;

  /** When that went into the outbox. */
  @Column('timestamptz', { nullable: true })
  callbackQueuedAt!: Date | null;
}
