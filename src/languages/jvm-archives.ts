/**
 * Class-data sharing for compilers that run on the JVM: loading and checking their thousands of classes is most of a small
 * program's compile time. When the library is built, each compiles a sample once and leaves an archive of what it
 * loaded; later compiles map that. Where an archive does not fit, the JVM goes on without.
 */
import type { LanguagePreparation } from './language.js';

/** Inside the toolchain library. */
const ARCHIVES = '/usr/lib/docket/jvm';

export interface JvmCompiler {
  id: string;
  /** Up to where options of the JVM may stand. */
  launcher: string[];
  /** `-J` where the launcher hands options on. */
  optionPrefix: string;
  /** Options of the JVM that the archive depends on, its class path among them. */
  options: string[];
  /** The compiler itself, with its options, up to the sources. */
  command: string[];
}

/** @param more options of the JVM that the archive does not depend on, such as the heap's size */
export function jvmCompile({ id, ...compiler }: JvmCompiler, more: string[], sources: string[]): string[] {
  return commandLine(compiler, [`-XX:SharedArchiveFile=${ARCHIVES}/${id}.jsa`, ...more], sources);
}

/** @param sample a program that makes the compiler load what programs of contests make it load */
export function recordArchive(
  { id, ...compiler }: JvmCompiler,
  sampleName: string,
  sample: string,
): LanguagePreparation {
  const record = commandLine(
    compiler,
    [`-XX:ArchiveClassesAtExit=${ARCHIVES}/${id}.jsa`, '-Xlog:cds=error'],
    [sampleName],
  );
  const script = `mkdir -p ${ARCHIVES} && cd "$(mktemp -d)" && mkdir classes && printf %s "$1" >"$2" && shift 2 && exec "$@"`;
  return { argv: ['/bin/sh', '-c', script, 'sh', sample, sampleName, ...record], env: {} };
}

function commandLine(
  { launcher, optionPrefix, options, command }: Omit<JvmCompiler, 'id'>,
  more: string[],
  sources: string[],
): string[] {
  return [...launcher, ...[...options, ...more].map((option) => optionPrefix + option), ...command, ...sources];
}
