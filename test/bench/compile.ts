import { compileCommand } from '../../src/languages/command-lines.js';
import { arrangeSources } from '../../src/languages/arrange-sources.js';
import { isLanguageId, LANGUAGES, type LanguageId } from '../../src/languages/languages.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { benchTable, median, rounded, type Bench } from './bench.js';

const MIB = 1024 * 1024;
const MEMORY_BYTES = 2048 * MIB;
const ROUNDS = 15;
const QUICK_ROUNDS = 3;

/** What makes a compile quick, and the same command line without it. */
interface Help {
  language: LanguageId;
  what: string;
  source: string;
  /** Takes the help out of the argv or the environment. */
  without: (argv: string[], env: Record<string, string>) => { argv: string[]; env: Record<string, string> };
}

const CPP_SOURCE = `#include <bits/stdc++.h>
using namespace std;
int main() {
  int n;
  cin >> n;
  vector<long long> a(n);
  for (auto &x : a) cin >> x;
  sort(a.begin(), a.end());
  cout << accumulate(a.begin(), a.end(), 0LL) << '\\n';
}
`;

const withoutHeader: Help['without'] = (argv, env) => ({ argv: argv.filter((word) => !word.startsWith('-I')), env });
const withoutArchive: Help['without'] = (argv, env) => ({
  argv: argv.filter((word) => !word.includes('-XX:SharedArchiveFile=')),
  env,
});
/** Where no cache is found, the standard library is compiled with the program. */
const withoutCache: Help['without'] = (argv, env) => ({
  argv: argv.map((word) => (word === '/usr/lib/docket/go-cache' ? '/nowhere' : word)),
  env,
});

const HELPS: Help[] = [
  { language: 'cpp17', what: 'precompiled bits/stdc++.h', source: CPP_SOURCE, without: withoutHeader },
  { language: 'cpp', what: 'precompiled bits/stdc++.h', source: CPP_SOURCE, without: withoutHeader },
  { language: 'cpp23', what: 'precompiled bits/stdc++.h', source: CPP_SOURCE, without: withoutHeader },
  { language: 'java', what: 'class-data sharing', source: LANGUAGES.java.hello, without: withoutArchive },
  { language: 'kotlin', what: 'class-data sharing', source: LANGUAGES.kotlin.hello, without: withoutArchive },
  { language: 'scala', what: 'class-data sharing', source: LANGUAGES.scala.hello, without: withoutArchive },
  { language: 'go', what: 'standard library built before', source: LANGUAGES.go.hello, without: withoutCache },
];

/**
 * CPU time of a compile with what the library keeps ready for it, against the very same command line without, in turn and
 * in a new container each time. Languages that the library does not have are left out.
 */
export const compile: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const library = await currentLibrary(dataDir);
  const sandbox = new SandboxService({ dataDir, poolSize: 0 });
  await sandbox.start(library.path);
  const figures: Record<string, number> = {};
  const rows: (string | number)[][] = [];
  try {
    for (const help of HELPS.filter(({ language }) => isLanguageId(language) && language in library.languages)) {
      onProgress(`${help.language}, ${help.what}`);
      const helped: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < (isQuick ? QUICK_ROUNDS : ROUNDS); round += 1) {
        helped.push(await compileOnce(sandbox, library.path, help, true));
        bare.push(await compileOnce(sandbox, library.path, help, false));
      }
      const ratio = median(helped) / median(bare);
      rows.push([`${LANGUAGES[help.language].name}: ${help.what}`, median(bare), median(helped), ratio]);
      figures[help.language] = rounded(ratio, 3);
    }
  } finally {
    await sandbox.stop();
  }
  return {
    lines: benchTable(['CPU time in ms', 'without', 'with', 'ratio'], rows),
    figures: { compileRatio: figures },
  };
};

/** Milliseconds of CPU time. */
async function compileOnce(
  sandbox: SandboxService,
  libraryPath: string,
  { language: id, source, without }: Help,
  isHelped: boolean,
): Promise<number> {
  const language = LANGUAGES[id];
  const arranged = arrangeSources(language, [{ name: '', content: Buffer.from(source) }]);
  if (!arranged.ok) throw new Error(arranged.reason);
  const { argv, env, processLimit } = compileCommand(language, arranged.program, MEMORY_BYTES);
  const container = await sandbox.acquire({
    stage: 'compile',
    memoryLimitBytes: MEMORY_BYTES,
    processLimit,
    cpus: 1,
    libraryPath,
    purpose: 'benchmark',
  });
  try {
    for (const { name, content } of arranged.contents) await container.putFile(name, content);
    return await compileIn(container, isHelped ? { argv, env } : without(argv, env), processLimit);
  } finally {
    await container.release();
  }
}

async function compileIn(
  container: SandboxContainer,
  command: { argv: string[]; env: Record<string, string> },
  processes: number,
): Promise<number> {
  const report = await container.execute({
    ...command,
    stdin: 'empty',
    stdout: 'discard',
    limits: {
      cpuTimeMs: 60_000,
      wallTimeMs: 180_000,
      memoryBytes: MEMORY_BYTES,
      processes,
      outputBytes: MIB,
      fileSizeBytes: 256 * MIB,
      openFiles: 1024,
      stackBytes: 256 * MIB,
    },
  });
  if (report.exitCode !== 0) throw new Error(`the compile failed: ${report.stderrTail.toString()}`);
  return report.cpuTimeUs / 1000;
}
