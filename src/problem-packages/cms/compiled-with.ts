/**
 * What CMS compiles with each submission: a grader (batch tasks) or a stub (communication tasks) in the language of the
 * submission, which has the main function, and headers. In Java a program starts at the class of that name; in Python the
 * submission is the module with the task's name.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';

type Role = 'grader' | 'stub';

/** By the package format's code of the language. */
const ENDINGS: Readonly<Record<string, string>> = { c: '.c', cpp: '.cpp', java: '.java', python3: '.py' };
const START = '__main__.py';
const JAVA_START = 'DocketStart';

/** Names of the pipes that a stub is given. */
export interface StubPipes {
  from: string;
  to: string;
}

/**
 * @param pipes where a stub is given its pipes by name, and what is printed beside it goes nowhere; null: it has them at its
 *   standard streams
 */
export async function setCompiledWith(
  { tree, findings, conversion, made }: ForeignReading,
  problem: ProblemPackage,
  role: Role,
  pipes: StubPipes | null = null,
): Promise<void> {
  const names = tree.list('sol');
  const found = names.filter((name) => name.startsWith(`${role}.`));
  if (found.length === 0) return;
  const included = (name: string): NamedFile[] => {
    const file = tree.find(`sol/${name}`);
    return file === null ? [] : [{ name, file }];
  };
  const used: string[] = [];
  for (const [code, ending] of Object.entries(ENDINGS)) {
    const name = role + ending;
    if (!found.includes(name)) continue;
    used.push(name);
    const headers = code === 'c' || code === 'cpp' ? names.filter((one) => /\.(h|hpp)$/.test(one)) : [];
    problem.includedFiles[code] = [name, ...headers].flatMap(included);
  }
  const python = problem.includedFiles['python3'];
  if (python !== undefined) {
    const start = pythonStart(role, problem.shortName ?? '', pipes !== null);
    python.push({ name: START, file: await made.add(`sol/${START}`, start) });
  }
  const java = problem.includedFiles['java'];
  if (java !== undefined) problem.entryPoints = { java: pipes === null ? role : JAVA_START };
  if (java !== undefined && pipes !== null) {
    const name = `${JAVA_START}.java`;
    java.push({ name, file: await made.add(`sol/${name}`, javaStart(role, pipes)) });
  }
  problem.languageCodes = Object.keys(problem.includedFiles);
  if (problem.languageCodes.length === 0) {
    const message = `the ${role} is in no language whose ${role}s are compiled with submissions here`;
    findings.error(`sol/${found[0] ?? ''}`, message, `Add sol/${role}.cpp`);
  }
  const others = found.filter((name) => !used.includes(name));
  conversion.changed(role, `is compiled with each submission, in ${problem.languageCodes.join(', ')} only`);
  if (others.length > 0) conversion.lost(`${role}s`, `${others.join(', ')}: submissions in these languages`);
}

/** The submission's file may have any name; as with CMS, a stub alone has the manager at its ends. */
function pythonStart(role: Role, task: string, isMoved: boolean): string {
  return `import importlib, os, runpy, sys

here = os.path.dirname(os.path.abspath(__file__))
own = [name for name in sorted(os.listdir(here)) if name.endswith('.py') and name not in ('${START}', '${role}.py')]
${isMoved ? MOVE_STREAMS : ''}if own and ${JSON.stringify(`${task}.py`)} not in own:
    sys.modules[${JSON.stringify(task)}] = importlib.import_module(own[0][:-3])
runpy.run_module('${role}', run_name='__main__', alter_sys=True)
`;
}

/**
 * Java cannot move what it has open: the pipes stay at the standard streams, and the names that the stub is given become
 * theirs.
 */
function javaStart(role: Role, { from, to }: StubPipes): string {
  return `import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;

class ${JAVA_START} {
  public static void main(String[] args) throws Exception {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("${from}")) args[i] = "/dev/fd/0";
      if (args[i].equals("${to}")) args[i] = "/dev/fd/1";
    }
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    ${role}.main(args);
  }
}
`;
}

/** As in C and C++ (communication.ts). */
const MOVE_STREAMS = `nowhere = os.open(os.devnull, os.O_RDWR)
for one, other in (0, 8), (1, 9), (nowhere, 0), (nowhere, 1):
    os.dup2(one, other)
`;
