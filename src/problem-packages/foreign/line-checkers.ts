/**
 * Comparisons of other judges that the default one cannot do: by lines, in any order, by letters. One small validator
 * in Python, told by its flags which.
 */
import type { MadeFiles } from '../made-files.js';
import type { PackageProgram } from '../problem-package.js';

export const LINE_CHECKS = [
  'exact-lines',
  'rstripped',
  'sorted-lines',
  'sorted-tokens',
  'letters',
  'linecount',
  'linematches',
] as const;
export type LineCheck = (typeof LINE_CHECKS)[number];

export async function lineChecker(made: MadeFiles): Promise<PackageProgram> {
  const file = await made.add('checker/compare_lines.py', SOURCE);
  return {
    name: 'compare_lines',
    path: file.path,
    files: [{ name: 'compare_lines.py', file }],
    language: 'python',
    entryPoint: null,
    hasBuild: false,
    hasRun: false,
  };
}

const SOURCE = String.raw`#!/usr/bin/python3
# Compares an output with the answer by lines. Arguments: input, answer, feedback directory, the way of comparing and
# what it needs. Exit code 42 accepts, 43 rejects.
import os, re, sys
from collections import Counter

answer = open(sys.argv[2], 'rb').read()
feedback = sys.argv[3]
way, rest = sys.argv[4], sys.argv[5:]
output = sys.stdin.buffer.read()

def lines(text):
    return [line for line in re.split(b'[\r\n]', text) if line]

def ended_lines(text):
    # A line ends with a line feed, be it after carriage returns; the last one need not end.
    some = text.split(b'\n')
    if not some[-1]:
        some.pop()
    return [line.rstrip(b'\r') for line in some]

def reject(why):
    with open(os.path.join(feedback, 'judgemessage.txt'), 'w') as message:
        message.write(why + '\n')
    sys.exit(43)

def part(points, full):
    if points <= 0:
        reject('none of it is right')
    if points < full:
        if 'whole' in rest:
            reject('%g of %g are right' % (points, full))
        with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
            multiplier.write('%.12g\n' % (points / full))
    sys.exit(42)

if way == 'exact-lines':
    one, other = ended_lines(output), ended_lines(answer)
    for number, (a, b) in enumerate(zip(one, other), 1):
        if a != b:
            reject('line %d differs' % number)
    same = len(one) == len(other)
elif way == 'rstripped':
    one, other = [[line.rstrip() for line in re.split(b'[\r\n]', text)] for text in (output, answer)]
    if 'filter' in rest:
        one, other = [[line for line in some if line] for some in (one, other)]
    same = one == other
elif way == 'sorted-lines':
    same = sorted(line.split() for line in lines(output)) == sorted(line.split() for line in lines(answer))
elif way == 'sorted-tokens':
    same = sorted(output.split()) == sorted(answer.split())
elif way == 'letters':
    same = Counter(re.sub(rb'\s+', b'', output).lower()) == Counter(re.sub(rb'\s+', b'', answer).lower())
elif way == 'linecount':
    one, other = lines(output), lines(answer)
    if len(one) > len(other):
        reject('there are too many lines')
    if not other:
        sys.exit(42)
    part(sum(a.strip() == b.strip() for a, b in zip(one, other)), len(other))
elif way == 'linematches':
    points = [int(word) for word in rest if word.isdigit()] or [1]
    one, other = lines(output), lines(answer)
    if len(other) != len(points):
        sys.exit('the answer has not as many lines as there are points')
    if 'any-length' not in rest and len(one) != len(other):
        reject('the number of lines differs')
    part(sum(p for a, b, p in zip(one, other, points) if a == b), sum(points))
else:
    sys.exit('unknown way of comparing: ' + way)
if not same:
    reject('the output differs')
sys.exit(42)
`;
