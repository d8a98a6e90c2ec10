import { arrangeSources } from '../languages/arrange-sources.js';
import type { SourceFile } from '../languages/language.js';
import type { SubmittedSources } from './judging-task.js';

/** A submission as it is compiled, with the package's own files beside its own: what validators are shown of it. */
export function submittedFiles({ language, files, entryPoint }: SubmittedSources): {
  files: readonly SourceFile[];
  entryPoint: string;
} {
  const arranged = arrangeSources(language, files, entryPoint);
  if (!arranged.ok) return { files, entryPoint: entryPoint ?? '' };
  return { files: arranged.contents, entryPoint: arranged.program.entryPoint };
}
