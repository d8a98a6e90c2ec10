/**
 * The few modules of DMOJ's judge that checkers and graders of packages import, in Python: enough for what they are
 * documented to use. What needs more of the judge fails there and is a judging error, no verdict.
 */
export const MODULE_NAMES = [
  'dmoj',
  'dmoj.checkers',
  'dmoj.checkers._checker',
  'dmoj.checkers.standard',
  'dmoj.error',
  'dmoj.graders',
  'dmoj.graders.base',
  'dmoj.graders.interactive',
  'dmoj.graders.standard',
  'dmoj.result',
  'dmoj.utils',
  'dmoj.utils.unicode',
];

/** Of the arguments and of `result`, what is known only of a submission's run. */
const OF_THE_RUN =
  /\b(max_memory|execution_time|wall_clock_time|submission_source|submission_language|self\.(source|language))\b/;

/** Whether a checker, or a grader that looks at outputs, looks at what its output came from as well. */
export function looksAtRun(code: string): boolean {
  return OF_THE_RUN.test(code);
}

/**
 * Defines the modules, and `load(name)` for a module of the package, `note(text)` for the jury's message, and
 * `answer(check, points)`, which ends with the exit code of an output validator, and `run_of(output)`: the result, language
 * and source of what was run, empty where nothing was, as when the problem itself is looked at. Expects `config` and `feedback`.
 */
export const PYTHON_MODULES = String.raw`
class CheckerResult:
    def __init__(self, passed, points, feedback=None, extended_feedback=None):
        self.passed, self.points = passed, points
        self.feedback, self.extended_feedback = feedback, extended_feedback

class Result:
    AC, WA, RTE, TLE, MLE, IR, SC, OLE, IE = 0, 1, 2, 4, 8, 16, 32, 64, 1 << 30

    def __init__(self, case=None, result_flag=0, **rest):
        self.case, self.result_flag = case, result_flag
        self.execution_time = self.wall_clock_time = self.max_memory = self.points = 0
        self.proc_output, self.feedback, self.extended_feedback = b'', '', ''

class InternalError(Exception):
    pass

class WrongAnswer(BaseException):
    pass

def utf8bytes(text):
    return text.encode('utf-8') if isinstance(text, str) else text

def utf8text(text, errors='strict'):
    return text.decode('utf-8', errors) if isinstance(text, bytes) else text

def standard(judge, process):
    both = [[line.split() for line in utf8bytes(text).splitlines() if line.split()] for text in (judge, process)]
    return both[0] == both[1]

class Interactor:
    """The program's other ends: its output is our standard input, its input our standard output."""
    def __init__(self, source, sink):
        self._source, self._sink, self._tokens = source, sink, None

    def _ended(self, text):
        if text == b'':
            raise IOError('the program has closed its output')
        return text

    def read(self):
        return self._ended(self._source.read())

    def readln(self, strip_newline=True):
        line = self._ended(self._source.readline())
        return line.rstrip() if strip_newline else line

    def readtoken(self, delim=None):
        if not self._tokens:
            self._tokens = self.readln()
        token, *rest = self._tokens.split(delim, 1) or [self._tokens]
        self._tokens = rest[0] if rest else None
        return token

    def _number(self, make, lo, hi, delim):
        token = self.readtoken(delim)
        if len(token) > 10000:
            raise WrongAnswer('%s is too long' % make.__name__)
        try:
            value = make(token)
        except ValueError:
            raise WrongAnswer('expected %s, got "%s"' % (make.__name__, token[:20].decode('utf-8', 'replace')))
        if not lo <= value <= hi:
            raise WrongAnswer('expected %s in range [%s, %s], got %s' % (make.__name__, lo, hi, value))
        return value

    def readint(self, lo=float('-inf'), hi=float('inf'), delim=None):
        return self._number(int, lo, hi, delim)

    def readfloat(self, lo=float('-inf'), hi=float('inf'), delim=None):
        return self._number(float, lo, hi, delim)

    def write(self, val):
        self._sink.write(utf8bytes(str(val)))
        self._sink.flush()

    def writeln(self, val):
        self.write(str(val) + '\n')

    def close(self):
        self._sink.close()

class BaseGrader:
    def __init__(self, judge, problem, language, source):
        self.judge, self.problem, self.language, self.source = judge, problem, language, source

class StandardGrader(BaseGrader):
    pass

class InteractiveGrader(StandardGrader):
    check, feedback = False, None

    def check_result(self, case, result):
        if isinstance(self.check, (CheckerResult, Result)):
            return self.check
        return CheckerResult(bool(self.check), case.points if self.check else 0, self.feedback)

def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    parent, _, own = name.rpartition('.')
    if parent:
        setattr(sys.modules[parent], own, made)

module('dmoj')
module('dmoj.result', CheckerResult=CheckerResult, Result=Result)
module('dmoj.error', InternalError=InternalError)
module('dmoj.utils')
module('dmoj.utils.unicode', utf8bytes=utf8bytes, utf8text=utf8text)
module('dmoj.checkers')
module('dmoj.checkers._checker', standard=standard)
module('dmoj.checkers.standard', check=lambda process_output, judge_output, **rest: standard(judge_output, process_output))
module('dmoj.graders', BaseGrader=BaseGrader, StandardGrader=StandardGrader, InteractiveGrader=InteractiveGrader)
module('dmoj.graders.base', BaseGrader=BaseGrader)
module('dmoj.graders.standard', StandardGrader=StandardGrader)
module('dmoj.graders.interactive', InteractiveGrader=InteractiveGrader, Interactor=Interactor, WrongAnswer=WrongAnswer)

def note(text):
    with open(os.path.join(feedback, 'judgemessage.txt'), 'a', encoding='utf-8', errors='replace') as message:
        message.write(str(utf8text(text, 'replace'))[:8000] + '\n')

def load(name):
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, here)
    spec = importlib.util.spec_from_file_location('package_module', os.path.join(here, name))
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded

def answer(check, points):
    if isinstance(check, Result):
        check = CheckerResult(check.result_flag == Result.AC, check.points, check.feedback, check.extended_feedback)
    if isinstance(check, CheckerResult):
        passed = bool(check.passed)
        part = check.points / points if points else float(passed)
        for text in (check.feedback, check.extended_feedback):
            if text:
                note(text)
    else:
        passed, part = bool(check), float(bool(check))
    if not passed or part <= 0 or part < 1 and not config['isScoring']:
        sys.exit(43)
    if part < 1:
        with open(os.path.join(feedback, 'score_multiplier.txt'), 'w') as multiplier:
            multiplier.write('%.12g\n' % part)
    sys.exit(42)

DMOJ_NAMES = dict(python='PY3', pypy='PYPY3', cpp='CPP20', javascript='V8JS')

def run_of(output):
    result = Result()
    result.proc_output = output
    if not os.path.exists('run.json'):
        return result, '', b''
    with open('run.json') as facts, open('submission', 'rb') as submission:
        run, source = json.load(facts), submission.read()
    result.execution_time, result.wall_clock_time, result.max_memory = run['cpu_time'], run['wall_time'], run['memory'] // 1024
    return result, DMOJ_NAMES.get(run['language'], run['language'].upper()), source

# What of the test case is known: position=0 batch=0 points=1
known = dict(position=0, batch=0, points=config['points'])
known.update((key, float(value) if '.' in value else int(value)) for key, value in (word.split('=') for word in sys.argv[4:]))
`;
