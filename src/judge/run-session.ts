/**
 * The container in which one program runs its test cases, one after the other. The runner wipes it between them and
 * proves it clean; where it cannot, the container is retired and the next test case gets a new one.
 */
import type { RunnableProgram } from './compile-program.js';
import {
  type ContainerSpec,
  type ExecutionReport,
  type ExecutionRequest,
  type SandboxContainer,
  SandboxService,
} from '../sandbox/sandbox.service.js';

export class RunSession {
  private container: Promise<SandboxContainer> | null = null;
  private isMounted = false;

  constructor(
    private readonly sandbox: SandboxService,
    private readonly spec: ContainerSpec,
  ) {}

  /** Takes a container out of the pool already, so that it is ready when the compile ends. */
  prepare(): void {
    this.container ??= this.sandbox.acquire(this.spec);
    // The failure is met by whoever executes; nobody may, if the compile fails.
    this.container.catch(() => undefined);
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

  /** Regular files the last execution left below its working directory. */
  async fetch(paths: string[], toHostDir: string, capBytes: number) {
    const container = await this.container;
    return container === null ? [] : container.fetchFiles(paths, toHostDir, capBytes);
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
    await container?.release();
  }

  private async open(program: RunnableProgram): Promise<SandboxContainer> {
    this.prepare();
    const container = await this.container;
    if (container === null) throw new Error('The session was closed while it was being opened');
    if (!this.isMounted) await container.mountArtifact(program.artifact.files);
    this.isMounted = true;
    return container;
  }
}
