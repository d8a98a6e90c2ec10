/**
 * Input validators that are grammars in the Checktestdata language (problem package format, "Input validators"): the
 * interpreter, images/jury/checktestdata.py, is put beside the grammar, and both run sandboxed like any validator.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../languages/language.js';
import type { StoredProgram } from '../problems/package-words.js';

const INTERPRETER = fileURLToPath(new URL('../../images/jury/checktestdata.py', import.meta.url));
/** Flags of the problem are for programs: the language knows none. */
const SCRIPTS = {
  build: '#!/bin/sh\nexec python3 interpreter --parse grammar\n',
  run: '#!/bin/sh\nhere=$(dirname "$0")\nexec python3 "$here/interpreter" "$here/grammar"\n',
};

export const isChecktestdata = ({ language, path }: StoredProgram): boolean =>
  language === null && path.endsWith('.ctd');

/** What `build` and `run` need, see {@link ProgramCompiler.build}. @param grammar the one file of the validator */
export async function checktestdataProgram(grammar: Buffer): Promise<SourceFile[]> {
  return [
    { name: 'grammar', content: grammar },
    { name: 'interpreter', content: await readFile(INTERPRETER) },
    { name: 'build', content: Buffer.from(SCRIPTS.build) },
    { name: 'run', content: Buffer.from(SCRIPTS.run) },
  ];
}
