/**
 * The red team: one hostile program a file, `<family>/<name>.<extension>`. Its first comment lines say what it is for:
 *
 *   // tries: what it is after
 *   // expect: AC|TLE      the verdicts that are right; AC only where it printed OK: every guard it probed has held
 *   // calls: ptrace       a forbidden system call that the evidence must name
 *   // says: words         words that the judgement's reason must hold
 *   // stage: compile      the compiler is what it attacks
 *   // repeat: 3 x#;       lines to add at its end, so many, with their number for #
 *   // file: name.h        what follows is a further file of the same submission
 *
 * Families are handed in as submissions (`named-files` to a problem whose programs read `in.txt` and write `out.txt`;
 * `two-processes` to one whose first process is told a secret and says `left`, whereupon the second must know none), but
 * for `jury` and `interactor`, which are output validators, and `build`, which are scripts that build one, and
 * `generator`, which makes test data; each is the only one of a problem, and `expect` is the verdict of a submission that
 * is right, or JE where the problem cannot be used. An `input-validator` is run by verifying its problem: AC where the
 * inputs are accepted, JE where they are not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERDICT_IDS, type Verdict } from '../../contract/verdicts.js';
import { usageError } from '../exit-codes.js';

/** As it ships with Docket. */
export const RED_TEAM = fileURLToPath(new URL('../../../test/redteam/', import.meta.url));

export interface HostileProgram {
  /** <family>/<name>.<extension> */
  name: string;
  family: string;
  language: string;
  files: { name: string; content: string }[];
  tries: string;
  expected: Verdict[];
  calls: string[];
  says: string | null;
  attacksCompiler: boolean;
  /** A `build` is a script of the shell, whatever languages there are. */
  role:
    | 'submission'
    | 'named-files'
    | 'two-processes'
    | 'validator'
    | 'interactor'
    | 'build'
    | 'generator'
    | 'input-validator';
}

const LANGUAGES: Readonly<Record<string, string>> = {
  '.asm': 'asm',
  '.c': 'c',
  '.cpp': 'cpp',
  // A grammar for an interpreter in Python.
  '.ctd': 'python',
  '.go': 'go',
  '.java': 'java',
  '.js': 'javascript',
  '.py': 'python',
  '.rs': 'rust',
  '.sh': 'bash',
};
const ROLES: Readonly<Record<string, HostileProgram['role']>> = {
  jury: 'validator',
  interactor: 'interactor',
  build: 'build',
  generator: 'generator',
  'input-validator': 'input-validator',
  'named-files': 'named-files',
  'two-processes': 'two-processes',
};
/** The problem that they are judged on. */
const PROBLEM_FOLDER = 'problem';
/** The names of the quick cut, one a line. */
const QUICK_CUT = 'quick.txt';

const COMMENT = '(?://|#|;)';

function readProgram(root: string, name: string): HostileProgram {
  const text = readFileSync(path.join(root, name), 'utf8');
  const said = (word: string): string | null =>
    new RegExp(`^${COMMENT} ${word}: (.+)$`, 'm').exec(text)?.[1]?.trim() ?? null;
  const [, times = '0', line = ''] = /^(\d+) (.*)$/.exec(said('repeat') ?? '') ?? [];
  const added = Array.from({ length: Number(times) }, (_, index) => `${line.replace('#', String(index))}\n`);
  const language = LANGUAGES[path.extname(name)];
  const tries = said('tries');
  const words = (said('expect') ?? '').split('|');
  const expected = VERDICT_IDS.filter((verdict) => words.includes(verdict));
  if (language === undefined || tries === null || expected.length !== words.length) {
    throw usageError(
      `${path.join(root, name)} does not say what it tries and which verdict is right`,
      'begin it with comment lines such as "// tries: to become root" and "// expect: SV|RTE"',
    );
  }
  const family = path.dirname(name);
  return {
    name,
    family,
    language,
    files: filesOf(path.extname(name), text + added.join('')),
    tries,
    expected,
    calls: said('calls')?.split(' ') ?? [],
    says: said('says'),
    attacksCompiler: said('stage') === 'compile',
    role: ROLES[family] ?? 'submission',
  };
}

/** Where there are several, the first is the main one, as its name says. */
function filesOf(extension: string, text: string): HostileProgram['files'] {
  const [content = '', ...rest] = text.split(new RegExp(`^${COMMENT} file: (.+)\n`, 'm'));
  const files = [{ name: `${extension === '.java' ? 'Main' : 'main'}${extension}`, content }];
  for (let index = 0; index + 1 < rest.length; index += 2) {
    files.push({ name: rest[index] ?? '', content: rest[index + 1] ?? '' });
  }
  return files;
}

/** @throws CliError where there is no suite, or a program does not say what it tries */
export function readSuite(root: string): HostileProgram[] {
  let families: string[];
  try {
    families = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== PROBLEM_FOLDER)
      .map(({ name }) => name)
      .sort();
  } catch {
    throw usageError(
      `there is no red team in ${root}`,
      'run the command from a whole copy of Docket, or name a --suite',
    );
  }
  const programs = families.flatMap((family) =>
    readdirSync(path.join(root, family))
      .sort()
      .map((file) => readProgram(root, `${family}/${file}`)),
  );
  if (programs.length === 0) throw usageError(`there is no hostile program in ${root}`);
  return programs;
}

/** A cut that takes a minute, with some of each family. */
export function quickCut(root: string, programs: readonly HostileProgram[]): HostileProgram[] {
  const names = readFileSync(path.join(root, QUICK_CUT), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const unknown = names.filter((name) => !programs.some((program) => program.name === name));
  if (unknown.length > 0) throw usageError(`${QUICK_CUT} names what is not there: ${unknown.join(', ')}`);
  return programs.filter(({ name }) => names.includes(name));
}
