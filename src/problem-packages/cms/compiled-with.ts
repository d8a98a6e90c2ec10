/**
 * What CMS compiles with each submission: a grader (batch tasks) or a stub (communication tasks) in the language of the
 * submission, which has the main function, and headers. In Java a program starts at the class of that name; in Python the
 * submission is the module with the task's name.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';

type Role = 'grader' | 'stub';

/** By the package format's code of the language. Java cannot be given its pipes by name, as stubs are. */
const ENDINGS: Readonly<Record<string, { ending: string; roles: readonly Role[] }>> = {
  c: { ending: '.c', roles: ['grader', 'stub'] },
  cpp: { ending: '.cpp', roles: ['grader', 'stub'] },
  java: { ending: '.java', roles: ['grader'] },
  python3: { ending: '.py', roles: ['grader', 'stub'] },
};
const START = '__main__.py';

/** @returns whether there is one, be it in a language that is no use here */
export async function setCompiledWith(
  { tree, findings, conversion, made }: ForeignReading,
  problem: ProblemPackage,
  role: Role,
): Promise<boolean> {
  const names = tree.list('sol');
  const found = names.filter((name) => name.startsWith(`${role}.`));
  if (found.length === 0) return false;
  const included = (name: string): NamedFile[] => {
    const file = tree.find(`sol/${name}`);
    return file === null ? [] : [{ name, file }];
  };
  const used: string[] = [];
  for (const [code, { ending, roles }] of Object.entries(ENDINGS)) {
    const name = role + ending;
    if (!found.includes(name) || !roles.includes(role)) continue;
    used.push(name);
    const headers = code === 'c' || code === 'cpp' ? names.filter((one) => /\.(h|hpp)$/.test(one)) : [];
    problem.includedFiles[code] = [name, ...headers].flatMap(included);
  }
  const python = problem.includedFiles['python3'];
  if (python !== undefined) {
    python.push({ name: START, file: await made.add(`sol/${START}`, pythonStart(role, problem.shortName ?? '')) });
  }
  if (problem.includedFiles['java'] !== undefined) problem.entryPoints = { java: role };
  problem.languageCodes = Object.keys(problem.includedFiles);
  if (problem.languageCodes.length === 0) {
    const message = `the ${role} is in no language whose ${role}s are compiled with submissions here`;
    findings.error(`sol/${found[0] ?? ''}`, message, `Add sol/${role}.cpp`);
  }
  const others = found.filter((name) => !used.includes(name));
  conversion.changed(role, `is compiled with each submission, in ${problem.languageCodes.join(', ')} only`);
  if (others.length > 0) conversion.lost(`${role}s`, `${others.join(', ')}: submissions in these languages`);
  return true;
}

/** The submission's file may have any name; as with CMS, a stub alone has the manager at its ends. */
function pythonStart(role: Role, task: string): string {
  return `import importlib, os, runpy, sys

here = os.path.dirname(os.path.abspath(__file__))
own = [name for name in sorted(os.listdir(here)) if name.endswith('.py') and name not in ('${START}', '${role}.py')]
${role === 'stub' ? MOVE_STREAMS : ''}if own and ${JSON.stringify(`${task}.py`)} not in own:
    sys.modules[${JSON.stringify(task)}] = importlib.import_module(own[0][:-3])
runpy.run_module('${role}', run_name='__main__', alter_sys=True)
`;
}

/** As in C and C++ (communication.ts). */
const MOVE_STREAMS = `nowhere = os.open(os.devnull, os.O_RDWR)
for one, other in (0, 8), (1, 9), (nowhere, 0), (nowhere, 1):
    os.dup2(one, other)
`;
