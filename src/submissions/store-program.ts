import type { EntityManager } from 'typeorm';
import type { BlobStore } from '../blobs/blob-store.js';
import type { SubmittedFile } from './submission.entity.js';
import type { SubmittedProgram } from './submitted-program.js';

/**
 * Stores a program's files, and what comes with it, within the caller's transaction: with a second connection besides
 * the transaction's own the pool could run dry for good.
 *
 * @param extras more contents, such as a run's input
 */
export async function storeProgram(
  blobs: BlobStore,
  manager: EntityManager,
  { language, files }: SubmittedProgram,
  extras: readonly Buffer[] = [],
): Promise<{ files: SubmittedFile[]; extras: string[] }> {
  const contents = [...files.map(({ content }) => content), ...extras];
  const names = (await blobs.putAll(contents, manager)).map(({ sha256 }) => sha256);
  return {
    files: files.map(({ name }, index) => ({
      name: name === '' ? language.sourceName : name,
      blob: names[index] ?? '',
    })),
    extras: names.slice(files.length),
  };
}
