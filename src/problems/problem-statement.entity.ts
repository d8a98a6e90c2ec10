import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type StatementFormat = 'markdown' | 'latex' | 'pdf';

/** The problem's text in one language: sanitised HTML, or a PDF. */
@Entity('problem_statements')
export class ProblemStatement {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  /** BCP 47: `en`, `pt-BR`. */
  @Column('text')
  language!: string;

  @Column('text')
  format!: StatementFormat;

  /** Safe to show as it is; null for a PDF. */
  @Column('text', { nullable: true })
  html!: string | null;

  @Column('text', { nullable: true })
  pdfBlob!: string | null;
}
