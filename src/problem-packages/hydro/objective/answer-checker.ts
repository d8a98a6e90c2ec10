import type { MadeFiles } from '../../made-files.js';
import type { PackageProgram } from '../../problem-package.js';
import type { Question } from './questions.js';

/**
 * Finds the answer to one question, whose number is the input, in a text with those to all, and judges it as Hydro does
 * (`objective`): texts must be the same but for blanks around them; of several that all belong to it some are worth half of
 * the points, rounded down, if none is wrong. Letters of options may be small, and stand together or apart.
 */
export async function answerChecker(
  made: MadeFiles,
  questions: readonly Question[],
  choices: ReadonlySet<string>,
): Promise<PackageProgram> {
  const byKey = Object.fromEntries(
    questions.map(({ key, points, oneOf, all }) => {
      const areLetters = [...Object.keys(oneOf ?? {}), ...all].every((answer) => /^[A-Z]$/.test(answer));
      return [key, { points, oneOf, all, isChoice: choices.has(key) && areLetters }];
    }),
  );
  // JSON in a string of JSON is a literal of Python, too.
  const file = await made.add(
    'checker/check_answer.py',
    SOURCE.replace('@QUESTIONS@', () => JSON.stringify(JSON.stringify(byKey))),
  );
  return {
    name: 'check_answer',
    path: file.path,
    files: [{ name: 'check_answer.py', file }],
    language: 'python',
    entryPoint: null,
    hasBuild: false,
    hasRun: false,
  };
}

const SOURCE = String.raw`#!/usr/bin/python3
# Judges the answer to one question. Arguments: a file with its number, the right line, and the feedback directory. The
# answers to all questions are on standard input: lines with a number, a colon and the answer, which may go on in the lines
# that follow. Exit code 42 accepts, 43 rejects.
import json, math, os, re, sys

questions = json.loads(@QUESTIONS@)
with open(sys.argv[1], encoding='utf-8') as number:
    key = number.read().strip()
question = questions[key]
text = sys.stdin.buffer.read().decode('utf-8', 'replace').lstrip('\ufeff')
WRONG = 'the answer to question %s is not right' % key
BEGIN = re.compile(r'''\s*(['"]?)(\d+(?:-\d+)?)\1\s*[:：](.*)$''')


def say(words):
    with open(os.path.join(sys.argv[3], 'teammessage.txt'), 'w', encoding='utf-8') as message:
        message.write(words + '\n')


def reject(words):
    say(words)
    sys.exit(43)


def accept(points):
    full = question['points']
    if points <= 0 and full > 0:
        reject(WRONG)
    if points < full:
        with open(os.path.join(sys.argv[3], 'score_multiplier.txt'), 'w') as multiplier:
            multiplier.write('%.12g\n' % (points / full))
    sys.exit(42)


def given_answers():
    found = []
    current = None
    for line in re.split(r'\r\n?|\n', text):
        begin = BEGIN.match(line)
        if begin is not None and begin.group(2) in questions:
            current = [begin.group(3)]
            if begin.group(2) == key:
                found.append(current)
        elif current is not None:
            current.append(line)
    return [answer for answer in ('\n'.join(lines).strip() for lines in found) if answer != '']


def parts_of(answer):
    parts = [part for part in re.split(r'''[\s,，、;；"'\[\]]+''', re.sub(r'(?m)^\s*-\s', '', answer)) if part != '']
    if question['isChoice']:
        return {letter for part in parts for letter in re.sub(r'\W', '', part).upper()}
    return set(parts)


answers = given_answers()
if not answers:
    reject('there is no answer to question ' + key)
if len(answers) > 1:
    reject('question %s is answered more than once' % key)
answer = answers[0]
if question['oneOf'] is None:
    wanted, given = set(question['all']), parts_of(answer)
    if given == wanted:
        accept(question['points'])
    if given and given < wanted:
        say('none is wrong, but some are missing')
        accept(math.floor(question['points'] / 2))
    reject(WRONG)
ways = [answer, answer[1:-1] if re.fullmatch(r'''(['"])(?s:.*)\1''', answer) else answer]
if question['isChoice']:
    ways.append(re.sub(r'\W', '', answer).upper())
for way in ways:
    points = question['oneOf'].get(way)
    if points is not None and (points > 0 or question['points'] == 0):
        accept(points)
reject(WRONG)
`;
