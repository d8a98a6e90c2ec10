/**
 * The container in which one program runs its test cases, one after the other. The runner wipes it between them and
 * proves it clean; where it cannot, the container is retired and the next test case gets a new one.
 */
import type { Language } from '../languages/languages.js';
import type { ContainerSpec, ExecutionReport, ExecutionRequest, FetchedFile } from '../sandbox/execution.js';
import type { SandboxContainer } from '../sandbox/sandbox-container.js';
import type { SandboxService } from '../sandbox/sandbox.service.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import type { RunnableProgram } from './compile-program.js';

export class RunSession {
  private container: Promise<SandboxContainer> | null = null;
  private isMounted = false;

  constructor(
    private readonly sandbox: SandboxService,
    private spec: ContainerSpec,
  ) {}

  /** For a program of somebody's own in that language; its container is taken while the compiler still works. */
  static prepared(
    sandbox: SandboxService,
    language: Language,
    memoryLimitBytes: number,
    { library, purpose }: { library: ToolchainLibrary; purpose: string },
  ): RunSession {
    const session = new RunSession(sandbox, {
      stage: 'run',
      language: language.id,
      memoryLimitBytes,
      processLimit: language.run.processLimit,
      cpus: 1,
      libraryPath: library.path,
      purpose,
    });
    void session.prepare();
    return session;
  }

  /** What runs next has this limit, by the kernel: another container where the one at hand has another. */
  async useMemory(memoryLimitBytes: number): Promise<void> {
    if (memoryLimitBytes === this.spec.memoryLimitBytes) return;
    await this.close();
    this.spec = { ...this.spec, memoryLimitBytes };
  }

  /** Takes a container out of the pool already, so that it is ready when the compile ends. */
  prepare(): Promise<SandboxContainer> {
    if (this.container === null) {
      this.container = this.sandbox.acquire(this.spec);
      // The failure is met by whoever executes; nobody may, if the compile fails.
      this.container.catch(() => undefined);
    }
    return this.container;
  }

  /** A file in the working directory of the next execution. */
  async put(path: string, content: Buffer | { hostPath: string }): Promise<void> {
    await (await this.prepare()).putFile(path, content);
  }

  /** A symbolic link there, such as to what `extraFiles` show. */
  async putLink(path: string, target: string): Promise<void> {
    await (await this.prepare()).putLink(path, target);
  }

  /** An empty folder in the working directory of the next execution. */
  async makeFolder(path: string): Promise<void> {
    await (await this.prepare()).makeFolder(path);
  }

  async execute(program: RunnableProgram, request: ExecutionRequest): Promise<ExecutionReport> {
    const container = await this.open(program);
    try {
      const report = await container.execute(request);
      if (!report.cleanAfter) await this.close();
      return report;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Regular files that the last execution, made with `keepFiles`, left below its working directory. */
  async fetch(paths: string[], toHostDir: string, capBytes: number): Promise<FetchedFile[]> {
    return (await this.prepare()).fetchFiles(paths, toHostDir, capBytes);
  }

  async reset(): Promise<void> {
    try {
      await (await this.container)?.reset();
    } catch {
      await this.close();
    }
  }

  async close(): Promise<void> {
    const closing = this.container;
    this.container = null;
    this.isMounted = false;
    const container = await closing?.catch(() => null);
    // Nobody waits for the container to be gone.
    void container?.release();
  }

  private async open(program: RunnableProgram): Promise<SandboxContainer> {
    const container = await this.prepare();
    if (!this.isMounted) await container.mountArtifact(program.artifact.files);
    this.isMounted = true;
    return container;
  }
}
