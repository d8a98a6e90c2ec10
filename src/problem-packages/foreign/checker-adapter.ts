/**
 * Checkers of other judges behind Kattis' way of asking: each dialect is called with other arguments and answers in
 * another way. The package's own program is built as it is; a small script around it translates. Both run sandboxed,
 * as any output validator does, and whatever the dialect does not know stays a judging error.
 */
import { compareNames } from '../package-tree.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';
import type { MadeFiles } from '../made-files.js';

/** How a checker is called and how it answers. */
export interface CheckerDialect {
  name: string;
  /** `{input}`, `{output}` and `{answer}` are files; `{score}` and `{message}` are files that it writes. */
  args: string[];
  /** Copies under these names in its working directory, for dialects without arguments. */
  places?: Record<string, 'input' | 'output' | 'answer'>;
  /** Exit codes that say it all. */
  accepts: number[];
  /** `others`: every other exit code rejects; else only these do and the rest is a judging error. */
  rejects: number[] | 'others';
  /**
   * Where a part of the score is said. `percent`: standard output has 0 to 100; `fraction`: its first line has 0 to 1;
   * `ratio`: two lines after another are points and full points; `lemon`: the file `{score}` has 0 to 100; `coci`:
   * exit code 7 and `partial a/b` on standard error; `points`: exit code 7 and `points n` there; `words`: standard error
   * begins with `points n` or `partially correct (n)`, whatever the exit code, n being a part up to 1, above it per cent.
   */
  scoring?: 'percent' | 'fraction' | 'ratio' | 'lemon' | 'coci' | 'points' | 'words';
  /** `points`: how many are all of them; 100 where it is left out. */
  full?: number;
  /** `points`: they are the test case's score, whatever its maximum. */
  isAbsolute?: boolean;
}

export const CHECKER_DIALECTS = {
  hustoj: { name: 'HUSTOJ', args: ['{input}', '{answer}', '{output}'], accepts: [0], rejects: 'others' },
  qduoj: { name: 'QDUOJ', args: ['{input}', '{output}'], accepts: [0], rejects: [1] },
  'hydro qduoj': { name: 'QDUOJ (Hydro)', args: ['{input}', '{output}'], accepts: [0], rejects: 'others' },
  lemon: {
    name: 'Lemon',
    args: ['{input}', '{output}', '{answer}', '100', '{score}', '{message}'],
    accepts: [0],
    rejects: [],
    scoring: 'lemon',
  },
  syzoj: {
    name: 'SYZOJ',
    args: [],
    places: { input: 'input', in: 'input', user_out: 'output', answer: 'answer' },
    accepts: [0],
    rejects: [],
    scoring: 'percent',
  },
  cms: {
    name: 'CMS',
    args: ['{input}', '{answer}', '{output}'],
    accepts: [0],
    rejects: [],
    scoring: 'fraction',
  },
  'dmoj default': { name: 'DMOJ', args: ['{input}', '{output}', '{answer}'], accepts: [0], rejects: [1] },
  'dmoj coci': {
    name: 'DMOJ (coci)',
    args: ['{input}', '{output}', '{answer}'],
    accepts: [0],
    rejects: [1, 2],
    scoring: 'coci',
  },
  'dmoj peg': {
    name: 'DMOJ (peg)',
    args: ['{answer}', '{output}', '{input}'],
    accepts: [0],
    rejects: [1],
    scoring: 'ratio',
  },
  hydro: {
    name: 'Hydro (testlib)',
    args: ['{input}', '{output}', '{answer}'],
    accepts: [0],
    rejects: [1, 2, 4, 8],
    scoring: 'words',
  },
  testlib: {
    name: 'testlib',
    args: ['{input}', '{output}', '{answer}'],
    accepts: [0],
    rejects: [1, 2, 4, 8],
    scoring: 'points',
  },
} as const satisfies Record<string, CheckerDialect>;

/** How a source is built into `./checker`, by ending; the first source names it. */
const BUILDS: readonly { endings: RegExp; command: (files: string, flags: string) => string }[] = [
  {
    endings: /\.(cpp|cc|cxx|c\+\+|C)$/,
    command: (files, flags) => `g++ -O2 -std=gnu++17 -w -o checker ${flags} ${files}`,
  },
  { endings: /\.c$/, command: (files, flags) => `gcc -O2 -std=gnu17 -w -o checker ${flags} ${files} -lm` },
  { endings: /\.rs$/, command: (files, flags) => `rustc -O -o checker ${flags} ${files}` },
  {
    endings: /\.py3?$/,
    command: (files) =>
      `{ echo '#!/usr/bin/python3'; cat ${files.split(' ')[0] ?? ''}; } > checker && chmod 755 checker`,
  },
];
const SOURCE = /\.(cpp|cc|cxx|c\+\+|C|c|rs|py3?)$/;
/** Names that a shell takes as they are. */
const PLAIN_NAME = /^[A-Za-z0-9_][A-Za-z0-9_./+-]*$/;
const RESERVED = ['build', 'run', 'checker'];

/** Makes `./checker` of the sources. */
export function buildLine(files: readonly NamedFile[], flags: readonly string[] = []): string {
  const sources = files.filter(({ name }) => SOURCE.test(name)).map(({ name }) => name);
  const [first = ''] = sources;
  const build = BUILDS.find(({ endings }) => endings.test(first));
  const same = sources.filter((name) => build?.endings.test(name) === true).join(' ');
  return build?.command(same, flags.join(' ')) ?? 'false';
}

/** Whether {@link adaptChecker} can build these sources; null: it can, else why not. */
export function whyNotAdaptable(files: readonly NamedFile[], flags: readonly string[] = []): string | null {
  const [first] = files.filter(({ name }) => SOURCE.test(name));
  if (first === undefined)
    return 'it is in no language that such programs are built from here (C, C++, Python 3, Rust)';
  const bad = [...files.map(({ name }) => name), ...flags].find((text) => !PLAIN_NAME.test(text.replace(/^-+/, '')));
  if (bad !== undefined) return `"${bad}" is no plain name`;
  return null;
}

/**
 * The checker as an output validator. Ask {@link whyNotAdaptable} first.
 *
 * @param isScoring whether a part of the score may be given; else anything but the whole is a rejection
 */
export async function adaptChecker(
  made: MadeFiles,
  files: readonly NamedFile[],
  dialect: CheckerDialect,
  options: { isScoring: boolean; flags?: readonly string[] },
): Promise<PackageProgram> {
  const scripts: [string, string][] = [
    ['build', `#!/bin/sh\nset -e\n${buildLine(files, options.flags)}\nchmod 755 run\n`],
    ['run', runScript(dialect, options.isScoring)],
  ];
  const own: NamedFile[] = [];
  for (const [name, text] of scripts) own.push({ name, file: await made.add(`checker/${name}`, text, true) });
  const kept = files.filter(({ name }) => !RESERVED.includes(name));
  return {
    name: 'checker',
    path: files[0]?.file.path ?? 'checker',
    files: [...kept, ...own].sort((a, b) => compareNames(a.name, b.name)),
    language: null,
    entryPoint: null,
    hasBuild: true,
    hasRun: true,
  };
}

/** A generator of test data, which only has to be built. Ask {@link whyNotAdaptable} first. */
export async function adaptGenerator(
  made: MadeFiles,
  files: readonly NamedFile[],
  flags: readonly string[],
): Promise<PackageProgram> {
  const adapted = await adaptChecker(made, files, CHECKER_DIALECTS.testlib, { isScoring: false, flags });
  const file = await made.add('generator/run', '#!/bin/sh\nexec "$(dirname "$0")/checker" "$@"\n', true);
  const own = adapted.files.map((one) => (one.name === 'run' ? { ...one, file } : one));
  return { ...adapted, name: 'generator', files: own };
}

/** The script that asks `./checker` beside it. */
export function runScript(dialect: CheckerDialect, isScoring: boolean): string {
  return RUN.replace('@DIALECT@', JSON.stringify(JSON.stringify({ ...dialect, isScoring })));
}

/** In Python, which every library has. Arguments: input, answer, feedback directory; the output is standard input. */
const RUN = String.raw`#!/usr/bin/python3
# Asks a checker of another judge and answers as an output validator does: 42, 43, or anything else for its own failure.
import json, os, re, shutil, subprocess, sys

dialect = json.loads(@DIALECT@)
files = {'input': sys.argv[1], 'answer': sys.argv[2], 'output': 'output.txt', 'score': 'score.out', 'message': 'message.out'}
feedback = sys.argv[3]
with open(files['output'], 'wb') as output:
    shutil.copyfileobj(sys.stdin.buffer, output)
for name, of in dialect.get('places', {}).items():
    if name != files[of]:
        shutil.copyfile(files[of], name)

def note(text):
    with open(os.path.join(feedback, 'judgemessage.txt'), 'a', encoding='utf-8') as message:
        message.write(text[:8000] + '\n')

def fail(text):
    note(text)
    sys.exit(1)

def number(text):
    try:
        return float(text)
    except ValueError:
        fail('The checker wrote no number: ' + repr(text[:100]))

here = os.path.dirname(os.path.abspath(__file__))
arguments = [argument.format(**files) for argument in dialect['args']]
ran = subprocess.run([os.path.join(here, 'checker')] + arguments, stdin=subprocess.DEVNULL, capture_output=True)
out = ran.stdout.decode('utf-8', 'replace')
err = ran.stderr.decode('utf-8', 'replace')
if out.strip() or err.strip():
    note((out.strip() + '\n' + err.strip()).strip())

code = ran.returncode
scoring = dialect.get('scoring')
part = None
if code < 0:
    fail('The checker was ended by signal %d' % -code)
words = re.match(r'\s*(?:points\s+|partially correct\s+\()([0-9.]+)', err) if scoring == 'words' else None
if words:
    part = number(words[1])
    part = part / 100 if part > 1 else part
elif scoring in ('coci', 'points') and code == 7:
    pattern = r'^partial (\d+)/(\d*[1-9]\d*)$' if scoring == 'coci' else r'points\s+(-?[0-9.]+)'
    found = re.search(pattern, err, re.M)
    if not found:
        fail('The checker gave points but did not write how many')
    if dialect.get('isAbsolute') and dialect['isScoring']:
        if number(found[1]) == 0:
            sys.exit(43)
        with open(os.path.join(feedback, 'score.txt'), 'w') as score:
            score.write('%.12g\n' % number(found[1]))
        sys.exit(42)
    part = int(found[1]) / int(found[2]) if scoring == 'coci' else number(found[1]) / dialect.get('full', 100)
elif code in dialect['accepts']:
    part = 1.0
elif dialect['rejects'] == 'others' or code in dialect['rejects']:
    part = 0.0
else:
    fail('The checker answered with exit code %d' % code)
if scoring == 'percent' and code in dialect['accepts']:
    part = number(out.strip()) / 100
elif scoring == 'fraction' and code in dialect['accepts']:
    part = number((out.strip().split('\n') or [''])[0].strip())
elif scoring == 'lemon' and code in dialect['accepts']:
    if not os.path.exists(files['score']):
        fail('The checker wrote no score')
    with open(files['score'], encoding='utf-8', errors='replace') as score:
        part = number(score.read().strip()) / 100
elif scoring == 'ratio':
    lines = out.split('\n')
    for points, full in zip(lines, lines[1:]):
        try:
            ratio = float(points) / float(full)
        except (ValueError, ZeroDivisionError):
            continue
        if ratio > 0:
            part = ratio
            break
if not 0 <= part <= 1:
    fail('The checker gave the part %r, not one of 0 to 1' % part)
isSaid = code == 7 and scoring == 'coci'
if part == 1:
    sys.exit(42)
if not dialect['isScoring'] or part == 0 and not isSaid:
    sys.exit(43)
with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
    multiplier.write('%.12g\n' % part)
sys.exit(42)
`;
