/**
 * The hostile programs: one file each, `<family>/<name>.<extension>`. Its first comment lines say what it is for:
 *
 *   // tries: what it is after
 *   // expect: AC|TLE      the verdicts that are right; AC only where it printed OK: every guard it probed has held
 *   // calls: ptrace       a forbidden system call that the evidence must name
 *   // stage: compile      the compiler is what it attacks
 *   // repeat: 3 x#;       lines to add at its end, so many, with their number for #
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERDICT_IDS, type Verdict } from '../../src/contract/verdicts.js';

export const RED_TEAM = fileURLToPath(new URL('.', import.meta.url));

export interface HostileProgram {
  /** <family>/<name>.<extension> */
  name: string;
  family: string;
  language: string;
  source: string;
  tries: string;
  expected: Verdict[];
  calls: string[];
  attacksCompiler: boolean;
}

const LANGUAGES: Record<string, string> = {
  '.c': 'c',
  '.cpp': 'cpp',
  '.py': 'python',
  '.java': 'java',
  '.js': 'javascript',
};

function readProgram(name: string): HostileProgram {
  const source = readFileSync(path.join(RED_TEAM, name), 'utf8');
  const said = (word: string): string | null =>
    new RegExp(`^(?://|#) ${word}: (.+)$`, 'm').exec(source)?.[1]?.trim() ?? null;
  const [, times = '0', line = ''] = /^(\d+) (.*)$/.exec(said('repeat') ?? '') ?? [];
  const added = Array.from({ length: Number(times) }, (_, index) => `${line.replace('#', String(index))}\n`);
  const language = LANGUAGES[path.extname(name)];
  const tries = said('tries');
  const words = (said('expect') ?? '').split('|');
  const expected = VERDICT_IDS.filter((verdict) => words.includes(verdict));
  if (language === undefined || tries === null || expected.length !== words.length) {
    throw new Error(`${name}: its first lines do not say what it tries and which verdict is right`);
  }
  return {
    name,
    family: path.dirname(name),
    language,
    source: source + added.join(''),
    tries,
    expected,
    calls: said('calls')?.split(' ') ?? [],
    attacksCompiler: said('stage') === 'compile',
  };
}

const programsOf = (family: string): HostileProgram[] =>
  readdirSync(path.join(RED_TEAM, family))
    .sort()
    .map((file) => readProgram(`${family}/${file}`));

/** What students hand in. */
export function hostilePrograms(): HostileProgram[] {
  return readdirSync(RED_TEAM, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'problem' && entry.name !== 'jury')
    .flatMap(({ name }) => programsOf(name));
}

/** Output validators, each the only one of a problem; `expect` is the verdict of a submission that is right. */
export function hostileValidators(): HostileProgram[] {
  return programsOf('jury');
}
