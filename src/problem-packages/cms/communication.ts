/**
 * CMS' task type Communication (its documentation, "Task types"): the manager talks with the submission, which has it at
 * its standard streams (`std_io`) or is given two pipes by name, from the manager and to it (`fifo_io`, what stubs have
 * unless `user_io` says otherwise). With `num_processes` above 1 so many processes of it run at once, each of which is
 * given its index, from 0, as its last argument; the time limit is for all of them together.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { adaptManager } from '../foreign/manager-adapter.js';
import { readProcessCount } from '../process-count.js';
import { baseName } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import { setCompiledWith } from './compiled-with.js';
import { jurySources } from './jury-sources.js';

const DIRECTORIES = ['check', 'cor'];
const SOURCES = /^manager\.(cpp|cc|c|py|rs)$/;

/** Where {@link MOVE_STREAMS} has put them. */
const MOVED = { from: '/dev/fd/8', to: '/dev/fd/9' };
/** Of a program that stands alone. */
const STANDARD = ['/dev/fd/0', '/dev/fd/1'];

/** What a solution prints beside its stub goes nowhere, as with CMS, rather than into the manager's ears. */
const MOVE_STREAMS = `#include <fcntl.h>
#include <unistd.h>

static void move_streams(void) __attribute__((constructor(101)));
static void move_streams(void) {
  int nowhere = open("/dev/null", O_RDWR);
  if (nowhere < 0 || dup2(0, 8) < 0 || dup2(1, 9) < 0 || dup2(nowhere, 0) < 0 || dup2(nowhere, 1) < 0) _exit(1);
  close(nowhere);
}
`;

export function isCommunication({ tree }: ForeignReading): boolean {
  return (
    DIRECTORIES.some((directory) => tree.list(directory).some((name) => /^manager(\.|$)/.test(name))) ||
    tree.list('sol').some((name) => name.startsWith('stub.'))
  );
}

/** Call it when the test cases are there. */
export async function setCommunication(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): Promise<void> {
  problem.types = [...problem.types, 'interactive'];
  const count = readProcessCount(yaml.get('num_processes'));
  if (count > 1) {
    problem.processes = { count, timeLimit: 'total' };
    reading.conversion.kept('num_processes', `${String(count)}: their CPU times count together`);
  }
  await setManager(reading, problem);
  const hasStub = reading.tree.list('sol').some((name) => name.startsWith('stub.'));
  const io = yaml.choice('user_io', ['std_io', 'fifo_io'] as const, hasStub ? 'fifo_io' : 'std_io');
  await setCompiledWith(reading, problem, 'stub', io === 'fifo_io' ? MOVED : null);
  if (io === 'std_io') return;
  // In Python and Java the stub's start does the same.
  for (const code of ['c', 'cpp']) {
    const files = problem.includedFiles[code];
    if (files === undefined) continue;
    const name = `docket_streams.${code}`;
    problem.includedFiles[code] = [...files, { name, file: await reading.made.add(`sol/${name}`, MOVE_STREAMS) }];
  }
  const args = hasStub ? [MOVED.from, MOVED.to] : STANDARD;
  problem.testCases = problem.testCases.map((one) => ({ ...one, args }));
}

async function setManager(reading: ForeignReading, problem: ProblemPackage): Promise<void> {
  const { tree, findings, conversion, made } = reading;
  const paths = DIRECTORIES.flatMap((directory) => tree.list(directory).map((name) => `${directory}/${name}`));
  const source = paths.find((path) => SOURCES.test(baseName(path)));
  if (source === undefined) {
    const binary = paths.find((path) => /^manager(\.|$)/.test(baseName(path)));
    if (binary === undefined) findings.error('check/manager.cpp', 'there is a stub but no manager', 'Add the manager');
    else
      findings.error(
        binary,
        'the manager is there only compiled',
        'Add its source beside it, in C, C++, Python 3 or Rust',
      );
    return;
  }
  const files = await jurySources(reading, source, 'manager');
  if (files === null) return;
  problem.outputValidators = [
    await adaptManager(made, files, {
      isScoring: true,
      processCount: problem.processes?.count ?? 1,
      mayFail: false,
    }),
  ];
  conversion.changed('manager', `${source} runs sandboxed as an output validator, behind a small script`);
  if (paths.some((path) => /^(checker|correttore)\b/.test(baseName(path)))) {
    conversion.lost('checker', 'a manager decides by itself');
  }
}
