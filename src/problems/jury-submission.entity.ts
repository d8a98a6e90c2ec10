import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type Expectation, storedExpectation } from './expectation.js';
import type { StoredFile } from './package-words.js';

/** An example submission of the package and what its authors expect of it. */
@Entity('jury_submissions')
export class JurySubmission {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  /** In the package: `submissions/accepted/hello.cc`, or a directory. */
  @Column('text')
  path!: string;

  /** Id in the language table; null: in a language that Docket does not judge. */
  @Column('text', { nullable: true })
  language!: string | null;

  @Column('jsonb')
  files!: StoredFile[];

  @Column('text', { nullable: true })
  entryPoint!: string | null;

  @Column('jsonb', { transformer: { from: storedExpectation, to: (expectation: Expectation) => expectation } })
  expectation!: Expectation;
}
