import { FILE_NAME, type FileNames } from '../problems/package-words.js';
import type { Findings } from './findings.js';
import type { YamlValue } from './yaml-reader.js';

const REMEDY = 'Use letters, digits, ".", "-" and "_", without a folder';

/** null where there is none, or none that can be used. */
export function readFileName(value: YamlValue | null): string | null {
  const name = value?.text() ?? null;
  if (value === null || name === null || FILE_NAME.test(name)) return name;
  return value.wrong(`is ${name}, which is no plain name of a file`, REMEDY);
}

/** As {@link readFileName}, of formats that are no YAML. @param names null: a standard stream */
export function checkFileNames(
  names: FileNames,
  place: string | { file: string; line: number },
  findings: Findings,
): FileNames | null {
  const odd = [names.input, names.output].find((name) => name !== null && !FILE_NAME.test(name));
  if (odd != null) findings.error(place, `${odd} is no plain name of a file`, REMEDY);
  return (names.input === null && names.output === null) || odd != null ? null : names;
}

/** For a conversion report. */
export function filesInWords({ input, output }: FileNames): string {
  return `reads ${input ?? 'standard input'}, writes ${output ?? 'standard output'}`;
}
