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
 * @param options.mayFail whether one that ends with an exit code but 0, or writes no number, gives no points, as with
 *   Hydro, rather than being at fault, as with CMS
 */
export async function adaptManager(
  made: MadeFiles,
  files: readonly NamedFile[],
  { isScoring, processCount, mayFail }: { isScoring: boolean; processCount: number; mayFail: boolean },
): Promise<PackageProgram> {
  const adapted = await adaptChecker(made, files, CHECKER_DIALECTS.cms, { isScoring });
  const pipes = processCount === 1 ? 'os.dup(0), os.dup(1)' : `tuple(range(3, ${String(3 + 2 * processCount)}))`;
  const inPython = (value: boolean): string => (value ? 'True' : 'False');
  const script = MANAGE.replace('@SCORING@', inPython(isScoring))
    .replace('@MAY_FAIL@', inPython(mayFail))
    .replace('@PIPES@', pipes);
  const file = await made.add('manager/run', script, true);
  const own = adapted.files.map((one) => (one.name === 'run' ? { ...one, file } : one));
  return { ...adapted, name: 'manager', files: own };
}

/** It has the submission at its standard streams, or its processes at further descriptors, and gives the manager those by name. */
const MANAGE = String.raw`#!/usr/bin/python3
# Starts a manager of another judge between the input and the program, and answers as an output validator does: 42, 43,
# or anything else for its own failure.
import os, shutil, subprocess, sys, time

is_scoring = @SCORING@
may_fail = @MAY_FAIL@
feedback = sys.argv[3]
manager = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'checker')
shutil.copyfile(sys.argv[1], 'input.txt')
pipes = @PIPES@
names = ['/dev/fd/%d' % pipe for pipe in pipes]


def place(file):
    found = os.stat(file)
    return found.st_dev, found.st_ino


def opened_by(pid):
    folder = '/proc/%d/fd/' % pid
    found = set()
    # It may end, and close files, at any moment.
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    for name in names:
        try:
            if int(name) not in pipes:
                found.add(place(folder + name))
        except OSError:
            pass
    return found


# A pipe that nobody writes to any more, as the program may have ended, could not be opened by its name: the opening would
# wait for a writer. There is one until the manager has opened it; one that has not after so long knows it by its number.
writers = {place(pipe): os.open('/dev/fd/%d' % pipe, os.O_RDWR) for pipe in pipes[::2]}
with open('input.txt', 'rb') as given, open('outcome', 'wb') as outcome, open('messages', 'wb') as messages:
    process = subprocess.Popen([manager] + names, stdin=given, stdout=outcome, stderr=messages, pass_fds=pipes)
pause = 0.001
patience = time.monotonic() + 10
while writers and process.poll() is None and time.monotonic() < patience:
    for pipe in opened_by(process.pid) & set(writers):
        os.close(writers.pop(pipe))
    time.sleep(pause)
    pause = min(0.02, 1.5 * pause)
for writer in writers.values():
    os.close(writer)
code = process.wait()
with open('outcome', encoding='utf-8', errors='replace') as outcome:
    said = outcome.readline(200).strip()
with open('messages', encoding='utf-8', errors='replace') as messages:
    text = messages.read(8000).strip()
if text:
    with open(os.path.join(feedback, 'judgemessage.txt'), 'w', encoding='utf-8') as message:
        message.write(text + '\n')
try:
    part = float(said)
except ValueError:
    part = None
if may_fail and code >= 0 and not part:
    sys.exit(43)
if code != 0:
    sys.exit('the manager ended with %d' % code)
if part is None:
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
