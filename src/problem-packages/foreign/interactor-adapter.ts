/** Interactors of other judges behind Kattis' way of talking with a submission: see checker-adapter.ts. */
import type { MadeFiles } from '../made-files.js';
import { compareNames } from '../package-tree.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';
import { adaptChecker, buildLine, CHECKER_DIALECTS, type CheckerDialect, runScript } from './checker-adapter.js';

/**
 * An interactor of another judge whose exit code is the verdict, as an output validator that does the talking: it has
 * the program at its other ends, so the script around it only starts it and translates the exit code.
 */
export async function adaptInteractor(
  made: MadeFiles,
  files: readonly NamedFile[],
  dialect: CheckerDialect,
  options: { isScoring: boolean; flags?: readonly string[] },
): Promise<PackageProgram> {
  const adapted = await adaptChecker(made, files, dialect, options);
  const run = INTERACT.replace('@DIALECT@', JSON.stringify(JSON.stringify({ ...dialect, ...options })));
  const file = await made.add('checker/run', run, true);
  return { ...adapted, files: adapted.files.map((one) => (one.name === 'run' ? { ...one, file } : one)) };
}

const INTERACT = String.raw`#!/usr/bin/python3
# Starts an interactor of another judge, which talks through our own standard input and output, and answers as an output
# validator does: 42, 43, or anything else for its own failure.
import json, os, re, shutil, subprocess, sys

dialect = json.loads(@DIALECT@)
files = {'input': sys.argv[1], 'answer': sys.argv[2], 'output': 'output.txt', 'score': 'score.out', 'message': 'message.out'}
feedback = sys.argv[3]
here = os.path.dirname(os.path.abspath(__file__))
arguments = [argument.format(**files) for argument in dialect['args']]
# Interactors may count on being unbuffered, as their own judge runs them.
unbuffered = [shutil.which('stdbuf'), '-o0'] if shutil.which('stdbuf') else []
with open('messages', 'wb') as messages:
    code = subprocess.call(unbuffered + [os.path.join(here, 'checker')] + arguments, stderr=messages)
with open('messages', encoding='utf-8', errors='replace') as messages:
    text = messages.read(8000)
if text.strip():
    with open(os.path.join(feedback, 'judgemessage.txt'), 'w', encoding='utf-8') as message:
        message.write(text)
words = re.match(r'\s*(?:points\s+|partially correct\s+\()([0-9.]+)', text) if dialect.get('scoring') == 'words' else None
if words and code >= 0:
    part = float(words[1])
    part = part / 100 if part > 1 else part
    if part == 0 or part < 1 and not dialect['isScoring']:
        sys.exit(43)
    if not 0 <= part <= 1:
        sys.exit('the interactor gave the part %r' % part)
    if part < 1:
        with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
            multiplier.write('%.12g\n' % part)
    sys.exit(42)
if code in dialect['accepts']:
    sys.exit(42)
if dialect['rejects'] == 'others' and code >= 0 or code in (dialect['rejects'] if dialect['rejects'] != 'others' else []):
    sys.exit(43)
if code == 7 and dialect.get('scoring') in ('coci', 'points') and dialect['isScoring']:
    found = re.search(r'^partial (\d+)/(\d*[1-9]\d*)$' if dialect['scoring'] == 'coci' else r'points\s+(-?[0-9.]+)', text, re.M)
    if found:
        part = int(found[1]) / int(found[2]) if dialect['scoring'] == 'coci' else float(found[1]) / dialect.get('full', 100)
        if not 0 <= part <= 1:
            sys.exit('the interactor gave the part %r' % part)
        if part < 1:
            with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
                multiplier.write('%.12g\n' % part)
        sys.exit(42)
sys.exit('the interactor answered with exit code %d' % code)
`;

/**
 * An interactor for testlib and the checker that comes after it, as one output validator: first the one talks and writes
 * an output, then the other is asked about that. Ask {@link whyNotAdaptable} for both first.
 *
 * @param options with `secondRun` a submission is run twice on a test: what the interactor wrote in the first run is the
 *   input of the second (`reads`), or the interactor's there (`talks`), and the checker is asked at the end; with
 *   `isAbsolute` the checker's points are the score, else per cent
 */
export async function adaptInteractorAndChecker(
  made: MadeFiles,
  interactor: readonly NamedFile[],
  checker: readonly NamedFile[],
  options: { isScoring: boolean; isAbsolute?: boolean; secondRun?: 'reads' | 'talks' },
): Promise<PackageProgram> {
  const inFolder = (folder: string, files: readonly NamedFile[]): NamedFile[] =>
    files.map(({ name, file }) => ({ name: `${folder}/${name}`, file }));
  const dialect = { ...CHECKER_DIALECTS.testlib, isAbsolute: options.isAbsolute ?? false };
  const build = ['talk', 'check']
    .map((folder) => `(cd ${folder} && ${buildLine(folder === 'talk' ? interactor : checker)})`)
    .join('\n');
  const scripts: [string, string][] = [
    ['build', `#!/bin/sh\nset -e\n${build}\nchmod 755 run check/run\n`],
    ['run', options.secondRun === undefined ? TALK_THEN_CHECK : SECOND_RUN[options.secondRun]],
    ['check/run', runScript(dialect, options.isScoring)],
  ];
  const own: NamedFile[] = [];
  for (const [name, text] of scripts) own.push({ name, file: await made.add(`validator/${name}`, text, true) });
  return {
    name: 'validator',
    path: interactor[0]?.file.path ?? 'validator',
    files: [...inFolder('talk', interactor), ...inFolder('check', checker), ...own].sort((a, b) =>
      compareNames(a.name, b.name),
    ),
    language: null,
    entryPoint: null,
    hasBuild: true,
    hasRun: true,
  };
}

const START = String.raw`#!/usr/bin/python3
# Has an interactor for testlib talk through our own standard input and output; if it accepts, its checker is asked about
# what it wrote.
import os, shutil, subprocess, sys, threading

here = os.path.dirname(os.path.abspath(__file__))
given, answer, feedback = sys.argv[1:4]
written = os.path.abspath('talk-output')


def talk():
    """Ends with 43, or in error, unless the interactor accepts."""
    with open('messages', 'wb') as messages:
        code = subprocess.call([os.path.join(here, 'talk', 'checker'), given, written, answer], stderr=messages)
    with open('messages', encoding='utf-8', errors='replace') as messages:
        text = messages.read(8000).strip()
    if text:
        with open(os.path.join(feedback, 'judgemessage.txt'), 'a', encoding='utf-8') as message:
            message.write(text + '\n')
    if code in (1, 2, 4, 8):
        sys.exit(43)
    if code not in (0, 7):
        sys.exit('the interactor ended with %d' % code)


def ask_checker(original):
    os.dup2(os.open(written if os.path.exists(written) else os.devnull, os.O_RDONLY), 0)
    check = os.path.join(here, 'check', 'run')
    os.execv(check, [check, original] + sys.argv[2:])


`;

const TALK_THEN_CHECK = `${START}talk()
ask_checker(given)
`;

/** The input that we are called with is in the second run what the first one left; the checker wants the test's. */
const FIRST_RUN = `${START}original = os.path.join(feedback, 'original')
if not os.path.exists(original):
    talk()
    shutil.copyfile(given, original)
    shutil.copyfile(written if os.path.exists(written) else os.devnull, os.path.join(feedback, 'nextpass.in'))
    sys.exit(42)
`;

const SECOND_RUN = {
  talks: `${FIRST_RUN}talk()
ask_checker(original)
`,
  reads: `${FIRST_RUN}program = os.fdopen(os.dup(1), 'wb')
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def tell():
    with open(given, 'rb') as source, program:
        shutil.copyfileobj(source, program)


# It need not read all of it, and may write before it has.
threading.Thread(target=tell, daemon=True).start()
with open(0, 'rb', closefd=False) as source, open(written, 'wb') as sink:
    shutil.copyfileobj(source, sink)
ask_checker(original)
`,
};
