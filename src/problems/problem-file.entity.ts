import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const PROBLEM_FILE_KINDS = ['statement-asset', 'attachment'] as const;
export type ProblemFileKind = (typeof PROBLEM_FILE_KINDS)[number];

/** A file that a statement shows or a student may download. */
@Entity('problem_files')
export class ProblemFile {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  @Column('text')
  kind!: ProblemFileKind;

  /** May hold slashes: a path relative to the directory it comes from. */
  @Column('text')
  name!: string;

  @Column('text')
  mediaType!: string;

  @Column('text')
  blob!: string;

  @Column('bigint')
  sizeBytes!: number;
}
