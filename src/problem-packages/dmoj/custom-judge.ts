/**
 * `custom_judge`: a Python module whose class `Grader` DMOJ's judge runs inside itself. A grader that only talks with the
 * submission (`InteractiveGrader.interact`) or only looks at its output (`StandardGrader.check_result`) runs here as an
 * output validator, sandboxed, with the names it is documented to have. One that does more is refused.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { readTextFile } from '../kattis/reading.js';
import { compareNames } from '../package-tree.js';
import type { MadeFiles } from '../made-files.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';
import type { YamlValue } from '../yaml-reader.js';
import type { DmojData } from './archive-data.js';
import { looksAtRun, MODULE_NAMES, PYTHON_MODULES } from './python-modules.js';

export interface CustomJudge {
  module: NamedFile;
  isInteractive: boolean;
  /** Whether it can give a part of a test case's points. */
  isPartial: boolean;
  text: string;
}

const MODULE = 'grader.py';
const BASES = ['InteractiveGrader', 'StandardGrader'];

/** What only the judge of DMOJ has, by what a grader has in it that wants it. */
const BEYOND: readonly [RegExp, string][] = [
  [/\b(_current_proc|_launch_process|_interact_with_process|_generate_binary)\b/, 'it runs the submission itself'],
  [/\bself\.(binary|judge)\b|\.process\b/, 'it reaches for the submission’s process'],
  [/\bself\.problem\b/, 'it asks for the problem as DMOJ’s judge holds it'],
  [/\bdef (grade|populate_result|update_feedback)\b/, 'it judges test cases by itself'],
  [/\bResult\.(TLE|MLE|RTE|IR|OLE|SC|IE)\b|\bresult_flag\s*[&|^]?=(?!=)/, 'it decides about submissions that failed'],
];

/** null with a finding where it cannot be used. */
export async function readCustomJudge(
  reading: ForeignReading,
  value: YamlValue,
  data: DmojData,
): Promise<CustomJudge | null> {
  const name = value.text();
  const file = name === null ? null : await data.file(name, value.place);
  const text = file === null ? null : await readTextFile(file, reading.findings);
  if (file === null || text === null) return null;
  const code = withoutComments(text);
  const base = baseOf(code, 'Grader');
  const why = whyNot(code, base);
  if (why !== null) {
    return value.wrong(`cannot be kept apart from the judge of DMOJ: ${why}`, 'Write a checker or an interactor');
  }
  const isPartial = /\b(CheckerResult|Result)\b/.test(code);
  return { module: { name: MODULE, file }, isInteractive: base === 'InteractiveGrader', isPartial, text: code };
}

function whyNot(code: string, base: string | null): string | null {
  if (base === null || !BASES.includes(base)) return `its Grader is no ${BASES.join(' and no ')}`;
  const beyond = BEYOND.find(([pattern]) => pattern.test(code));
  if (beyond !== undefined) return beyond[1];
  const imported = [...code.matchAll(/^\s*(?:from\s+(dmoj[\w.]*)\s+import\b|import\s+(dmoj[\w.]*))/gm)];
  const unknown = imported.map(([, from, plain]) => from ?? plain ?? '').find((name) => !MODULE_NAMES.includes(name));
  if (unknown !== undefined) return `it imports ${unknown}`;
  if (base === 'InteractiveGrader') return whyNotInteractive(code);
  if (!/\bdef check_result\b/.test(code)) return 'it has no check_result of its own';
  return /\bsuper\s*\(.*?\)\.check_result\b/.test(code) ? 'it asks the checker of the problem' : null;
}

/** The end of its input reaches a submission only when the grader has ended. */
function whyNotInteractive(code: string): string | null {
  if (/\bself\.(source|language)\b/.test(code)) return 'it talks, and looks at the source of the submission';
  const name = /\bdef interact\s*\(\s*\w+\s*,\s*\w+\s*,\s*(\w+)/.exec(code)?.[1];
  if (name === undefined) return 'it has no interact(self, case, interactor)';
  const closes = code.indexOf(`${name}.close(`);
  const readsOn = closes >= 0 && code.lastIndexOf(`${name}.read`) > closes;
  return readsOn ? 'it closes the submission’s input and reads on' : null;
}

/** The class of the judge that a class of the module comes from. */
function baseOf(code: string, name: string, depth = 0): string | null {
  const base = new RegExp(`^class\\s+${name}\\s*\\(\\s*(?:[\\w.]+\\.)?(\\w+)\\s*\\)\\s*:`, 'm').exec(code)?.[1];
  if (base === undefined || depth > 10) return null;
  return new RegExp(`^class\\s+${base}\\b`, 'm').test(code) ? baseOf(code, base, depth + 1) : base;
}

function withoutComments(text: string): string {
  return text.replace(/^\s*#.*$/gm, '');
}

/** @param points of every test case; null: they differ, and each has its own among the validator's flags */
export async function customJudgeProgram(
  made: MadeFiles,
  { module, isInteractive, text }: CustomJudge,
  options: { isScoring: boolean; points: number | null },
): Promise<PackageProgram> {
  const config = { module: module.name, isScoring: options.isScoring, points: options.points ?? 1 };
  const run = (isInteractive ? INTERACT : CHECK)
    .replace('@MODULES@', () => PYTHON_MODULES)
    .replace('@CONFIG@', () => JSON.stringify(JSON.stringify(config)));
  const file = await made.add('grader/run', run, true);
  return {
    name: 'grader',
    path: module.file.path,
    files: [module, { name: 'run', file }].sort((a, b) => compareNames(a.name, b.name)),
    language: null,
    entryPoint: null,
    hasBuild: false,
    hasRun: true,
    ...(!isInteractive && looksAtRun(text) ? { seesRun: true } : {}),
  };
}

const START = String.raw`#!/usr/bin/python3
# Runs a grader for DMOJ's judge as an output validator: 42, 43, or anything else for its own failure.
import importlib.util, json, os, sys, types

config = json.loads(@CONFIG@)
feedback = sys.argv[3]
@MODULES@
class Case:
    def __init__(self):
        self.position, self.batch, self.points = known['position'], known['batch'], known['points']

    def input_data(self):
        return open(sys.argv[1], 'rb').read()

    def output_data(self):
        return open(sys.argv[2], 'rb').read()

case = Case()
`;

const INTERACT = `${START}
interactor = Interactor(sys.stdin.buffer, sys.stdout.buffer)
# What a grader prints is for its own log, not for the program.
sys.stdout = sys.stderr
grader = load(config['module']).Grader(None, None, None, b'')
try:
    grader.check = grader.interact(case, interactor)
except WrongAnswer as wrong:
    grader.check, grader.feedback = False, str(wrong)
except IOError:
    grader.check = False
answer(grader.check_result(case, Result()), case.points)
`;

const CHECK = `${START}
result, language, source = run_of(sys.stdin.buffer.read())
sys.stdout = sys.stderr
grader = load(config['module']).Grader(None, None, language, source)
answer(grader.check_result(case, result), case.points)
`;
