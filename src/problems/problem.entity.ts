import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

export const VISIBILITIES = ['public', 'hidden'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** A problem under its slug. What is judged is its current version. */
@Entity('problems')
export class Problem {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** The name in addresses: `[a-z0-9][a-z0-9_.-]*`, at most 100 characters. */
  @Column('text')
  slug!: string;

  @Column('text')
  visibility!: Visibility;

  @Column('integer', { nullable: true })
  currentVersionId!: number | null;

  @Column('text', { array: true })
  tags!: string[];

  @Column('double precision', { nullable: true })
  difficulty!: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
