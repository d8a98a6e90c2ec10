/** The complete command line of one step of a program: argv, whole environment, process limit. */
import { ARTIFACT_DIR, BASE_ENV, type CommandRow } from './language.js';
import type { Language } from './languages.js';

export interface CommandLine {
  argv: string[];
  env: Record<string, string>;
  processLimit: number;
}

/** A program whose files have the names its language needs: what `arrangeSources` gives, without the contents. */
export interface ArrangedProgram {
  sources: string[];
  files: string[];
  entryPoint: string;
}

/** The working directory is `/box` and holds the program's files. The artifact's paths are relative to it. */
export function compileCommand(
  language: Language,
  program: ArrangedProgram,
  memoryLimitBytes: number,
  options: readonly string[] = [],
): CommandLine & { artifact: string[] } {
  const context = { ...program, memoryLimitBytes, options };
  return { ...commandLine(language.compile, context), artifact: language.compile.artifact(context) };
}

/** The working directory is `/box`, empty and writable; the artifact is at {@link ARTIFACT_DIR}. */
export function runCommand(language: Language, program: ArrangedProgram, memoryLimitBytes: number): CommandLine {
  return commandLine(language.run, { ...program, memoryLimitBytes, artifactDir: ARTIFACT_DIR, options: [] });
}

function commandLine<Context>(row: CommandRow<Context>, context: Context): CommandLine {
  return { argv: row.argv(context), env: { ...BASE_ENV, ...row.env?.(context) }, processLimit: row.processLimit };
}
