/** What is seen of a submission besides its program. */
import { arrangeSources, isSource } from '../languages/arrange-sources.js';
import type { SourceFile } from '../languages/language.js';
import type { SubmittedSources } from './judging-task.js';

/** Files of a submission and beside it that are no sources, such as tables: a program finds them where it runs. */
export function dataFiles({ language, files }: SubmittedSources): SourceFile[] {
  return files.filter(({ name }) => !isSource(language, name));
}

/** A submission as it is compiled, with the package's own files beside its own: what validators are shown of it. */
export function submittedFiles({ language, files, entryPoint }: SubmittedSources): {
  files: readonly SourceFile[];
  entryPoint: string;
} {
  const arranged = arrangeSources(language, files, entryPoint);
  if (!arranged.ok) return { files, entryPoint: entryPoint ?? '' };
  return { files: arranged.contents, entryPoint: arranged.program.entryPoint };
}
