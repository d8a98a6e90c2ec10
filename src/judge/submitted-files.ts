/** What is seen of a submission besides its program. */
import { arrangeSources, isCode } from '../languages/arrange-sources.js';
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

/** Those of its files that are no code, such as tables: a program finds them where it runs. */
export function dataFiles(program: SubmittedSources): SourceFile[] {
  return submittedFiles(program).files.filter(({ name }) => !isCode(program.language, name));
}

/** Without those in whose way something else would be, that is to be there under one of these names. */
export function besides(files: readonly SourceFile[], taken: readonly string[]): SourceFile[] {
  const isInTheWay = (name: string, other: string): boolean =>
    name === other || name.startsWith(`${other}/`) || other.startsWith(`${name}/`);
  return files.filter(({ name }) => !taken.some((other) => isInTheWay(name, other)));
}
