/** What the rows of compilers that leave one executable have in common. */
import type { BuildContext, LanguageRow, RunContext } from '../language.js';

/** Where a native compiler leaves the executable, below `/box`. */
export const BINARY = 'program';

export const binaryArtifact = (): string[] => [BINARY];
export const runBinary = ({ artifactDir }: RunContext): string[] => [`${artifactDir}/${BINARY}`];
export const sourcesAsArtifact = ({ files }: BuildContext): string[] => files;

/** Runs the executable as it is. */
export const BINARY_RUN = { argv: runBinary, processLimit: 32 } as const satisfies LanguageRow['run'];

/** Goes before a command line: a lower stack limit than the sandbox's, for runtimes that take all of it at once. */
export const withStackOf = (bytes: number): string[] => [
  ...['/bin/sh', '-c', `ulimit -S -s ${Math.floor(bytes / 1024)} && exec "$0" "$@"`],
];
