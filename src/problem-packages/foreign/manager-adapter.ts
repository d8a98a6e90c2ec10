/**
 * Managers of communication tasks (CMS, Hydro) behind Kattis' way of talking with a submission. A manager reads the
 * input of the test case on standard input (and may read it as `input.txt`), is given the names of two pipes, from the
 * submission and to it, and of two for each further process of the submission, and writes a part from 0 to 1 on standard
 * output, words about it on standard error. What goes wrong with it is a judging error.
 */
import type { MadeFiles } from '../made-files.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';
import { adaptChecker, CHECKER_DIALECTS } from './checker-adapter.js';

/**
 * As an output validator that does the talking. Ask `whyNotAdaptable` first.
 *
 * @param options.isScoring whether a part of the score may be given; else anything but the whole is a rejection
 * @param options.processCount how many processes of the submission it talks with
 */
export async function adaptManager(
  made: MadeFiles,
  files: readonly NamedFile[],
  { isScoring, processCount }: { isScoring: boolean; processCount: number },
): Promise<PackageProgram> {
  const adapted = await adaptChecker(made, files, CHECKER_DIALECTS.cms, { isScoring });
  const pipes = processCount === 1 ? 'os.dup(0), os.dup(1)' : `tuple(range(3, ${String(3 + 2 * processCount)}))`;
  const script = MANAGE.replace('@SCORING@', isScoring ? 'True' : 'False').replace('@PIPES@', pipes);
  const file = await made.add('manager/run', script, true);
  const own = adapted.files.map((one) => (one.name === 'run' ? { ...one, file } : one));
  return { ...adapted, name: 'manager', files: own };
}

/** It has the submission at its standard streams, or its processes at further descriptors, and gives the manager those by name. */
const MANAGE = String.raw`#!/usr/bin/python3
# Starts a manager of another judge between the input and the program, and answers as an output validator does: 42, 43,
# or anything else for its own failure.
import os, shutil, subprocess, sys

is_scoring = @SCORING@
feedback = sys.argv[3]
manager = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'checker')
shutil.copyfile(sys.argv[1], 'input.txt')
pipes = @PIPES@
names = ['/dev/fd/%d' % pipe for pipe in pipes]
with open('input.txt', 'rb') as given, open('outcome', 'wb') as outcome, open('messages', 'wb') as messages:
    code = subprocess.call([manager] + names, stdin=given, stdout=outcome, stderr=messages, pass_fds=pipes)
with open('outcome', encoding='utf-8', errors='replace') as outcome:
    said = outcome.readline(200).strip()
with open('messages', encoding='utf-8', errors='replace') as messages:
    text = messages.read(8000).strip()
if text:
    with open(os.path.join(feedback, 'judgemessage.txt'), 'w', encoding='utf-8') as message:
        message.write(text + '\n')
if code != 0:
    sys.exit('the manager ended with %d' % code)
try:
    part = float(said)
except ValueError:
    sys.exit('the manager wrote no number: %r' % said)
if not 0 <= part <= 1:
    sys.exit('the manager gave the part %r, not one of 0 to 1' % part)
if part == 0 or part < 1 and not is_scoring:
    sys.exit(43)
if part < 1:
    with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
        multiplier.write('%.12g\n' % part)
sys.exit(42)
`;
