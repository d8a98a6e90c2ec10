/**
 * Checkers that DMOJ's judge loads as Python modules, run as output validators: in the sandbox, with the few modules of
 * the judge that such checkers import. What needs more of the judge fails there and is a judging error, no verdict.
 */
import { compareNames } from '../package-tree.js';
import type { MadeFiles } from '../made-files.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';
import { PYTHON_MODULES } from './python-modules.js';

export async function pythonChecker(
  made: MadeFiles,
  checker: NamedFile,
  options: { args: Readonly<Record<string, unknown>>; isScoring: boolean; points: number; seesRun: boolean },
): Promise<PackageProgram> {
  const { seesRun, ...told } = options;
  const config = { module: checker.name, ...told };
  const run = RUN.replace('@MODULES@', () => PYTHON_MODULES).replace('@CONFIG@', () =>
    JSON.stringify(JSON.stringify(config)),
  );
  const file = await made.add('checker/run', run, true);
  return {
    name: 'checker',
    path: checker.file.path,
    files: [checker, { name: 'run', file }].sort((a, b) => compareNames(a.name, b.name)),
    language: null,
    entryPoint: null,
    hasBuild: false,
    hasRun: true,
    ...(seesRun ? { seesRun: true } : {}),
  };
}

const RUN = String.raw`#!/usr/bin/python3
# Runs a DMOJ checker, a Python function check(process_output, judge_output, **kwargs), as an output validator.
import importlib.util, json, os, sys, types

config = json.loads(@CONFIG@)
feedback = sys.argv[3]
@MODULES@
judge_input = open(sys.argv[1], 'rb').read()
judge_output = open(sys.argv[2], 'rb').read()
process_output = sys.stdin.buffer.read()
checker = load(config['module'])
result, language, source = run_of(process_output)
arguments = dict(
    submission_source=source, judge_input=judge_input, point_value=known['points'], case_position=known['position'],
    batch=known['batch'], submission_language=language, binary_data=False, execution_time=result.execution_time, problem_id='', case=None,
    result=result,
)
arguments.update(config['args'])
try:
    check = checker.check(process_output, judge_output, **arguments)
except UnicodeDecodeError:
    check = CheckerResult(False, 0, 'invalid unicode')
answer(check, known['points'])
`;
