/**
 * Checkers that DMOJ's judge loads as Python modules, run as output validators: in the sandbox, with the few modules of
 * the judge that such checkers import. What needs more of the judge fails there and is a judging error, no verdict.
 */
import { compareNames } from '../package-tree.js';
import type { MadeFiles } from '../made-files.js';
import type { NamedFile, PackageProgram } from '../problem-package.js';

export async function pythonChecker(
  made: MadeFiles,
  checker: NamedFile,
  options: { args: Readonly<Record<string, unknown>>; isScoring: boolean; points: number },
): Promise<PackageProgram> {
  const config = { module: checker.name, ...options };
  const run = RUN.replace('@CONFIG@', JSON.stringify(JSON.stringify(config)));
  const file = await made.add('checker/run', run, true);
  return {
    name: 'checker',
    path: checker.file.path,
    files: [checker, { name: 'run', file }].sort((a, b) => compareNames(a.name, b.name)),
    language: null,
    entryPoint: null,
    hasBuild: false,
    hasRun: true,
  };
}

const RUN = String.raw`#!/usr/bin/python3
# Runs a DMOJ checker, a Python function check(process_output, judge_output, **kwargs), as an output validator.
import importlib.util, json, os, sys, types

config = json.loads(@CONFIG@)
judge_input = open(sys.argv[1], 'rb').read()
judge_output = open(sys.argv[2], 'rb').read()
feedback = sys.argv[3]
process_output = sys.stdin.buffer.read()

class CheckerResult:
    def __init__(self, passed, points, feedback=None, extended_feedback=None):
        self.passed, self.points = passed, points
        self.feedback, self.extended_feedback = feedback, extended_feedback

class Result:
    pass

class InternalError(Exception):
    pass

def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    parent, _, own = name.rpartition('.')
    if parent:
        setattr(sys.modules[parent], own, made)

def utf8bytes(text):
    return text.encode('utf-8') if isinstance(text, str) else text

def utf8text(text, errors='strict'):
    return text.decode('utf-8', errors) if isinstance(text, bytes) else text

def standard(judge, process):
    both = [[line.split() for line in utf8bytes(text).splitlines() if line.split()] for text in (judge, process)]
    return both[0] == both[1]

module('dmoj')
module('dmoj.result', CheckerResult=CheckerResult, Result=Result)
module('dmoj.error', InternalError=InternalError)
module('dmoj.utils')
module('dmoj.utils.unicode', utf8bytes=utf8bytes, utf8text=utf8text)
module('dmoj.checkers')
module('dmoj.checkers._checker', standard=standard)
module('dmoj.checkers.standard', check=lambda process_output, judge_output, **rest: standard(judge_output, process_output))

def note(text):
    with open(os.path.join(feedback, 'judgemessage.txt'), 'a', encoding='utf-8') as message:
        message.write(str(text)[:8000] + '\n')

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
spec = importlib.util.spec_from_file_location('package_checker', os.path.join(here, config['module']))
checker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checker)
arguments = dict(
    submission_source=b'', judge_input=judge_input, point_value=config['points'], case_position=1, batch=0,
    submission_language='', binary_data=False, execution_time=0.0, problem_id='', case=None, result=None,
)
arguments.update(config['args'])
result = checker.check(process_output, judge_output, **arguments)
if isinstance(result, CheckerResult):
    passed = bool(result.passed)
    part = result.points / config['points'] if config['points'] else float(passed)
    for text in (result.feedback, result.extended_feedback):
        if text:
            note(text)
else:
    passed, part = bool(result), float(bool(result))
if not passed or part <= 0:
    sys.exit(43)
if part < 1:
    if not config['isScoring']:
        sys.exit(43)
    with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
        multiplier.write('%.12g\n' % part)
sys.exit(42)
`;
