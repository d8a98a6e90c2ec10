/**
 * The problems that the red team is judged on: one for all submissions, one for those whose programs read and write
 * files, one for those that are run as two processes, and one for each hostile validator. Hidden from students, of names
 * that nobody else has, and removed again.
 */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import type { ImportAnswer, ProblemDetail } from '../api-types.js';
import { CliError } from '../exit-codes.js';
import { openPackage } from '../package-archive.js';
import type { HostileProgram } from './hostile-programs.js';
import { stretchLimits } from './stretch-limits.js';

const POLL_MS = 200;

/** Little time for a validator: what never ends would take most of the suite's. */
const VALIDATED_PROBLEM = (name: string, type: string): string =>
  `problem_format_version: 2023-07-draft
name: ${name}
type: ${type}
uuid: 7d3ce6a4-55a7-4f0f-8d55-1f6f0f1f9a01
limits:
  time_limit: 1
  validation_time: 2
  validation_memory: 256
`;

const GENERATED_PROBLEM = `generator: generate.py
test_cases:
- {generator_args: [7]}
- {generator_args: [8]}
`;
const TWO_PROCESSES = 'processes: { count: 2 }\n';
/** Both are to say OK; the first still runs while the second looks around. */
const TELLS_ONE = `import random, sys

pipes = [(open(3 + 2 * i), open(4 + 2 * i, 'w')) for i in range(2)]


def tell(process, text):
    print(text, file=pipes[process][1], flush=True)


def said(process, expected):
    line = pipes[process][0].readline().strip()
    if line != expected:
        with open(sys.argv[3] + 'judgemessage.txt', 'w') as message:
            message.write('process %d: %s' % (process, line))
        sys.exit(43)


tell(0, random.randrange(10**9, 10**10))
said(0, 'left')
tell(1, 'look')
said(1, 'OK')
tell(0, 'end')
said(0, 'OK')
sys.exit(42)
`;
const NAMED_FILES = 'files: { input: in.txt, output: out.txt }\n';

/** The problem cannot be judged, and why. */
export class UnusableError extends CliError {
  constructor(
    slug: string,
    readonly why: string,
  ) {
    super('usage', `${slug} cannot be judged: ${why}`);
  }
}

export class RedTeamProblems {
  private readonly slugs: string[] = [];
  private common: Promise<string> | null = null;
  private ofNamedFiles: Promise<string> | null = null;
  private ofTwoProcesses: Promise<string> | null = null;
  private readonly suffix = randomBytes(3).toString('hex');

  /**
   * @param folder the package of the problem that all submissions get
   * @param timeFactor by which the time limits of all problems are stretched
   */
  constructor(
    private readonly client: ApiClient,
    private readonly folder: string,
    private readonly timeFactor: number,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** The slug of the problem for this program. */
  async for({ role, family, name, files: [first] }: HostileProgram): Promise<string> {
    if (role === 'submission') return this.forSubmissions();
    if (role === 'named-files') return this.forNamedFiles();
    if (role === 'two-processes') return this.forTwoProcesses();
    if (role === 'generator') return this.forGenerator(name, first?.content ?? '');
    return this.importChanged(`redteam-${this.suffix}-${family}-${path.parse(name).name}`, async (folder, slug) => {
      if (role === 'input-validator') {
        await mkdir(path.join(folder, 'input_validators'));
        const file = `validate${path.extname(name)}`;
        await writeFile(path.join(folder, 'input_validators', file), first?.content ?? '');
        await writeFile(path.join(folder, 'problem.yaml'), VALIDATED_PROBLEM(slug, 'pass-fail'));
        return;
      }
      await mkdir(path.join(folder, 'output_validator'));
      const [file, mode] = role === 'build' ? ['build', 0o755] : [`validate${path.extname(name)}`, 0o644];
      await writeFile(path.join(folder, 'output_validator', file), first?.content ?? '', { mode });
      const type = role === 'interactor' ? 'interactive' : 'pass-fail';
      await writeFile(path.join(folder, 'problem.yaml'), VALIDATED_PROBLEM(slug, type));
    });
  }

  /** The slug of the problem for submissions. */
  forSubmissions(): Promise<string> {
    return (this.common ??= this.importChanged(`redteam-${this.suffix}`, () => Promise.resolve()));
  }

  private forNamedFiles(): Promise<string> {
    return (this.ofNamedFiles ??= this.importChanged(`redteam-${this.suffix}-files`, (folder) =>
      writeFile(path.join(folder, 'docket.yaml'), NAMED_FILES),
    ));
  }

  private forTwoProcesses(): Promise<string> {
    return (this.ofTwoProcesses ??= this.importChanged(`redteam-${this.suffix}-pair`, async (folder, slug) => {
      await mkdir(path.join(folder, 'output_validator'));
      await writeFile(path.join(folder, 'output_validator', 'validate.py'), TELLS_ONE);
      await writeFile(path.join(folder, 'problem.yaml'), VALIDATED_PROBLEM(slug, 'interactive'));
      await writeFile(path.join(folder, 'docket.yaml'), TWO_PROCESSES);
    }));
  }

  private async forGenerator(name: string, source: string): Promise<string> {
    const slug = `redteam-${this.suffix}-generator-${path.parse(name).name}`;
    const folder = await mkdtemp(path.join(tmpdir(), 'docket-redteam-'));
    try {
      await writeFile(path.join(folder, 'init.yml'), GENERATED_PROBLEM);
      await writeFile(path.join(folder, 'generate.py'), source);
      return await this.import(folder, slug);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes them with all submissions to them. */
  async remove(): Promise<void> {
    for (const slug of this.slugs.splice(0)) await this.client.delete(`/problems/${slug}`);
  }

  /** @param change of a copy of the common problem's package */
  private async importChanged(slug: string, change: (folder: string, slug: string) => Promise<void>): Promise<string> {
    const base = await mkdtemp(path.join(tmpdir(), 'docket-redteam-'));
    try {
      const folder = path.join(base, slug);
      await cp(this.folder, folder, { recursive: true });
      await change(folder, slug);
      const settings = path.join(folder, 'problem.yaml');
      await writeFile(settings, stretchLimits(await readFile(settings, 'utf8'), this.timeFactor));
      return await this.import(folder, slug);
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  }

  private async import(folder: string, slug: string): Promise<string> {
    const { signal } = this;
    const archive = await openPackage(folder);
    await this.client.post<ImportAnswer>('/problems', {
      zip: archive.open,
      query: { slug, name: archive.name, verify: 'false' },
      signal,
    });
    this.slugs.push(slug);
    for (;;) {
      const { version } = await this.client.get<ProblemDetail>(`/problems/${slug}`, { signal });
      if (version.state === 'ready') return slug;
      if (version.state === 'failed') throw new UnusableError(slug, version.stateReason ?? '');
      await pause(POLL_MS, undefined, { signal });
    }
  }
}
