/**
 * Input validators that are grammars (problem package format, "Input validators"; problemtools runs VIVA's, too): the
 * interpreter, one of images/jury/, is put beside the grammar, and both run sandboxed like any validator.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../languages/language.js';
import { GRAMMAR_ENDINGS, type GrammarEnding, type StoredProgram } from '../problems/package-words.js';

const INTERPRETERS: Record<GrammarEnding, string> = { '.ctd': 'checktestdata.py', '.viva': 'viva.py' };
/** Flags of the problem are for programs: the languages know none. */
const SCRIPTS = {
  build: '#!/bin/sh\nexec python3 interpreter --parse grammar\n',
  run: '#!/bin/sh\nhere=$(dirname "$0")\nexec python3 "$here/interpreter" "$here/grammar"\n',
};

/** @returns null for what is a program */
export const grammarOf = ({ language, path }: StoredProgram): GrammarEnding | null =>
  language === null ? (GRAMMAR_ENDINGS.find((ending) => path.endsWith(ending)) ?? null) : null;

/** What `build` and `run` need, see {@link ProgramCompiler.build}. @param grammar the one file of the validator */
export async function grammarProgram(ending: GrammarEnding, grammar: Buffer): Promise<SourceFile[]> {
  const interpreter = fileURLToPath(new URL(`../../images/jury/${INTERPRETERS[ending]}`, import.meta.url));
  return [
    { name: 'grammar', content: grammar },
    { name: 'interpreter', content: await readFile(interpreter) },
    { name: 'build', content: Buffer.from(SCRIPTS.build) },
    { name: 'run', content: Buffer.from(SCRIPTS.run) },
  ];
}
