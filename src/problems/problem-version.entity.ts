import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ConversionEntry } from '../contract/conversion-report.js';
import type { Explanation } from '../contract/explanations.js';
import type { Finding } from '../contract/package-finding.js';
import type { Judging } from './judging.js';
import type { ProblemLimits } from './limits.js';
import type { PackageFormat, ProblemType } from './package-words.js';
import type { PublishOverride, Soundness } from './soundness.js';

/**
 * `calibrating`: the time limit is still to be derived from the jury's accepted submissions; `ready`: can be judged;
 * `failed`: cannot, and `stateReason` says why.
 */
export const VERSION_STATES = ['calibrating', 'ready', 'failed'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** Who made the problem and under which terms (format, "Problem metadata"). */
export interface ProblemMetadata {
  uuid: string | null;
  version: string | null;
  credits: Record<string, Person[]>;
  source: { name: string; url: string | null }[];
  license: string;
  rightsOwner: string | null;
  /** ISO 8601, UTC. */
  embargoUntil: string | null;
  keywords: string[];
}

export interface Person {
  name: string;
  email?: string;
  orcid?: string;
  kattis?: string;
}

/**
 * A package as uploaded. Never changes, but for its state, its soundness and the time limit that calibration derives.
 * `problemId` is null for a package that is only verified.
 */
@Entity('problem_versions')
export class ProblemVersion {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('integer', { nullable: true })
  problemId!: number | null;

  /** From 1, within a problem. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  slug!: string;

  /** sha-256 over names, executable bits and contents: the same for a folder and for the zip of it. */
  @Column('text')
  packageDigest!: string;

  /** The package as a zip. */
  @Column('text')
  packageBlob!: string;

  /** Which problem of the package, where it holds several. */
  @Column('text', { nullable: true })
  packageItem!: string | null;

  @Column('text')
  format!: PackageFormat;

  @Column('text')
  state!: VersionState;

  @Column('text', { nullable: true })
  stateReason!: string | null;

  /** The same as a code. */
  @Column('jsonb', { nullable: true })
  stateExplanation!: Explanation | null;

  @Column('text', { array: true })
  types!: ProblemType[];

  /** By language tag: `{ en: 'Hello World!' }`. Never empty. */
  @Column('jsonb')
  names!: Record<string, string>;

  @Column('jsonb')
  metadata!: ProblemMetadata;

  /** CPU time of one test case; null while it is to be derived. */
  @Column('integer', { nullable: true })
  timeLimitMs!: number | null;

  @Column('text')
  timeLimitSource!: 'package' | 'derived';

  @Column('bigint')
  memoryLimitBytes!: number;

  @Column('bigint')
  outputLimitBytes!: number;

  @Column('jsonb')
  limits!: ProblemLimits;

  @Column('jsonb')
  judging!: Judging;

  @Column('text', { default: 'unchecked' })
  soundness!: Soundness;

  /** Set when somebody has published the version although it was not shown to be sound. */
  @Column('jsonb', { nullable: true })
  publishOverride!: PublishOverride | null;

  /** Warnings and remarks of the import; errors never get this far. */
  @Column('jsonb')
  report!: Finding[];

  /** What another format's package became; empty for packages in Kattis' own. */
  @Column('jsonb')
  conversion!: ConversionEntry[];

  @Column('integer', { nullable: true })
  createdBy!: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
