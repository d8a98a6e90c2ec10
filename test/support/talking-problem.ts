/**
 * Interactive problems whose validators do what the programs tell them, line by line: the program is the test case. In
 * those with several processes it is so for each of them.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningServer } from './running-server.js';
import { stretched, TIME_FACTOR } from './time-factor.js';

const VALIDATOR = `import os, sys, time

feedback = sys.argv[3]


def note(text):
    with open(feedback + "judgemessage.txt", "a") as file:
        file.write(text + "\\n")


for line in sys.stdin:
    command, *rest = line.split()
    if command == "say":
        print(" ".join(rest), flush=True)
    elif command == "compute":
        end = time.process_time() + ${String(TIME_FACTOR)} * float(rest[0])
        while time.process_time() < end:
            pass
        print("done", flush=True)
    elif command == "chatter":
        print("x" * 200_000, flush=True)
    elif command == "accept":
        sys.exit(42)
    elif command == "reject":
        note("told to reject")
        sys.exit(43)
    elif command == "exit":
        os._exit(int(rest[0]))
    elif command == "at-end":
        sys.stdin.read()
        os._exit(int(rest[0]))
    elif command == "abort":
        sys.stderr.write("going down\\n")
        sys.stderr.flush()
        os.abort()
    elif command == "spin":
        while True:
            pass
    elif command == "sleep":
        time.sleep(1000)
    elif command == "flood":
        while True:
            os.write(1, b"x" * 65536)
    elif command == "allocate":
        block = b"x" * (1 << 30)
    else:
        note("not understood: " + command)
        sys.exit(43)
note("the program has ended")
sys.exit(43)
`;

/** Hears all its processes at once; `tell 1 hi` passes something on, and it accepts when all have said `done`. */
const MANAGER = `import os, selectors, sys, time

feedback = sys.argv[3]
selector = selectors.DefaultSelector()
said = {}
done = set()


def note(text):
    with open(feedback + "judgemessage.txt", "a") as file:
        file.write(text + "\\n")


def obey(process, command, rest):
    if command == "tell":
        os.write(4 + 2 * int(rest[0]), (" ".join(rest[1:]) + "\\n").encode())
    elif command == "flood":
        os.write(4 + 2 * int(rest[0]), b"x" * 500_000)
    elif command == "done":
        done.add(process)
        if len(done) == PROCESSES:
            os._exit(42)
    elif command == "accept":
        os._exit(42)
    elif command == "reject":
        note("told to reject by process %d" % process)
        os._exit(43)
    elif command == "abort":
        sys.stderr.write("going down\\n")
        sys.stderr.flush()
        os.abort()
    elif command == "sleep":
        time.sleep(1000)
    elif command == "hang":
        while selector.get_map():
            selector.unregister(next(iter(selector.get_map().values())).fd)
        time.sleep(1000)
    else:
        note("not understood: " + command)
        os._exit(43)


for process in range(PROCESSES):
    selector.register(3 + 2 * process, selectors.EVENT_READ, process)
    said[process] = b""
while selector.get_map():
    for key, _ in selector.select():
        chunk = os.read(key.fd, 65536)
        if not chunk:
            selector.unregister(key.fd)
        *lines, said[key.data] = (said[key.data] + chunk).split(b"\\n")
        for line in lines:
            command, *rest = line.decode().split()
            obey(key.data, command, rest)
note("all processes have ended")
sys.exit(43)
`;

/** Of several processes, each is in time, but not all of them together; and they end without a word, which is wrong. */
const LATE = `import time

while time.process_time() < ${String(stretched(0.6))}:
    pass
`;

export const TALKING_TIME_LIMIT_MS = stretched(1000);

/** Little memory: filling it takes some virtual machines ten times as long as others, and it is to be full in time. */
const FILES: Record<string, string> = {
  'problem.yaml': `problem_format_version: 2025-09
name: Talking
type: interactive
uuid: 5ca6ba5b-36d5-4eff-8aa7-d967cbc4375f
limits:
  time_limit: ${String(TALKING_TIME_LIMIT_MS / 1000)}
  memory: 48
  compilation_time: ${String(stretched(60))}
  validation_time: ${String(stretched(1))}
  validation_memory: 48
`,
  'statement/problem.en.md': 'Tell the validator what to do.\n',
  'data/secret/1.in': '\n',
  'data/secret/1.ans': '\n',
  'output_validator/validate.py': VALIDATOR,
  'submissions/accepted/accept.py': 'print("accept")\n',
};

/**
 * Imports the problem as `talking`, and once more as `overheard`, where a sample comes first; opens both to students.
 */
export async function importTalkingProblem(server: RunningServer): Promise<void> {
  await importAs(server, 'talking', FILES);
  const uuid = FILES['problem.yaml']?.replace('5ca6ba5b', '5ca6ba5c') ?? '';
  const sample = { 'data/sample/1.in': '\n', 'data/sample/1.ans': '\n' };
  await importAs(server, 'overheard', { ...FILES, 'problem.yaml': uuid, ...sample });
}

/** As `talking`, but that submissions are run as several processes. */
export async function importProcessesProblem(
  server: RunningServer,
  slug: string,
  { count = 2, timeLimit, hasSample = false }: { count?: number; timeLimit: 'total' | 'each'; hasSample?: boolean },
): Promise<void> {
  const { 'problem.yaml': yaml = '', ...files } = FILES;
  const sample: Record<string, string> = hasSample ? { 'data/sample/1.in': '\n', 'data/sample/1.ans': '\n' } : {};
  await importAs(server, slug, {
    ...files,
    ...sample,
    'problem.yaml': yaml.replace(/uuid: .*\n/, ''),
    'docket.yaml': `processes: { count: ${String(count)}, time_limit: ${timeLimit} }\n`,
    'submissions/wrong_answer/late.py': LATE,
    'output_validator/validate.py': `PROCESSES = ${String(count)}\n${MANAGER}`,
  });
}

async function importAs(server: RunningServer, slug: string, files: Record<string, string>): Promise<void> {
  const base = await mkdtemp(path.join(tmpdir(), 'docket-problem-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(base, slug, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const { code, err } = await server.docket(['import', path.join(base, slug)]);
    if (code !== 0) throw new Error(`docket import: ${err}`);
    await server.admin.rest.patch(`/problems/${slug}`, { visibility: 'public' });
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
