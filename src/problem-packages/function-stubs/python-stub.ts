import type { FunctionSignature, FunctionStub } from '../../problems/function-task.js';

/** Calls the functions of the student's module, whatever it is called. */
export function pythonStub(functions: readonly FunctionSignature[]): FunctionStub {
  const table = functions.map(({ name, returns, parameters }) => {
    const types = parameters.map(({ type }) => JSON.stringify(type)).join(', ');
    return `    "call ${name}": ("${name}", [${types}], "${returns}"),\n`;
  });
  const text = `# Made by Docket for this task: reads calls from the grader and answers with what your functions return.
import importlib
import os
import re
import sys

CALLS = {
${table.join('')}}
SCALARS = {"int64": int, "float64": float, "bool": lambda word: word == "1"}

calls = os.fdopen(os.dup(0), "r", encoding="utf-8", newline="\\n")
answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\\n")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)


def next_line():
    line = calls.readline()
    if not line:
        sys.exit(0)  # the grader has ended
    return line.rstrip("\\n")


def text():
    return re.sub(r"\\\\(.)", lambda found: {"n": "\\n", "r": "\\r"}.get(found[1], found[1]), next_line())


def value(kind):
    if kind == "string":
        return text()
    if kind == "string[]":
        return [text() for _ in range(int(next_line()))]
    if kind.endswith("[]"):
        return [SCALARS[kind[:-2]](word) for word in next_line().split()[1:]]
    return SCALARS[kind](next_line())


def answer(kind, result):
    if kind == "int64":
        return str(int(result))
    if kind == "float64":
        return repr(float(result))
    if kind == "bool":
        return "1" if result else "0"
    return str(result).replace("\\\\", "\\\\\\\\").replace("\\n", "\\\\n").replace("\\r", "\\\\r")


def load():
    own = os.path.splitext(os.path.basename(__file__))[0]
    found = {}
    for name in sorted(os.listdir(os.path.dirname(os.path.abspath(__file__)))):
        module, ending = os.path.splitext(name)
        if ending not in (".py", ".py3") or module == own:
            continue
        loaded = importlib.import_module(module)
        for function, _, _ in CALLS.values():
            if hasattr(loaded, function):
                found.setdefault(function, getattr(loaded, function))
    return found


functions = load()
for function, _, _ in CALLS.values():
    if function not in functions:
        sys.exit("There is no function " + function + " in the submission.")
while True:
    call = CALLS.get(next_line())
    if call is None:
        sys.exit(0)
    function, parameters, returns = call
    answers.write(answer(returns, functions[function](*[value(kind) for kind in parameters])) + "\\n")
    answers.flush()
`;
  return { fileName: 'docket_main.py', text, entryPoint: 'docket_main.py' };
}
