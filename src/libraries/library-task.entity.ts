import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const LIBRARY_ACTIONS = ['build', 'use', 'test', 'remove'] as const;
export type LibraryAction = (typeof LIBRARY_ACTIONS)[number];
export const LIBRARY_TASK_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type LibraryTaskState = (typeof LIBRARY_TASK_STATES)[number];

/** Something that a worker is to do with the toolchain libraries of its machine. */
@Entity('library_tasks')
export class LibraryTask {
  @PrimaryGeneratedColumn('identity', { type: 'integer' })
  id!: number;

  @Column({ type: 'text' })
  host!: string;

  @Column({ type: 'text' })
  action!: LibraryAction;

  /** Of the library to use, to try or to remove; of one that was built, once it is there. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  /** For `build`: what `chooseLanguages` takes; empty: those of the library in use. */
  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'text', default: 'queued' })
  state!: LibraryTaskState;

  /** Where it is, or why it failed; for people. */
  @Column({ type: 'text', default: '' })
  message!: string;

  @Column({ type: 'text', nullable: true })
  workerId!: string | null;

  @Column({ type: 'integer', nullable: true })
  requestedBy!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
