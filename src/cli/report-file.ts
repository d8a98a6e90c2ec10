import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError, usageError } from './exit-codes.js';
import { junitXml, type JunitCase } from './junit.js';

/** Collects what a judging command will report as JUnit, and writes the report however the command ends. */
export class JunitReport {
  private readonly startedAt = new Date();
  private readonly startedMs = performance.now();

  /** @param path where to write; undefined for no report */
  constructor(
    private readonly path: string | undefined,
    private readonly suiteName: string,
    private readonly properties: Record<string, string>,
  ) {}

  async write(cases: JunitCase[]): Promise<void> {
    if (this.path === undefined) return;
    const durationS = (performance.now() - this.startedMs) / 1000;
    const { suiteName: name, startedAt, properties } = this;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      await writeFile(this.path, junitXml({ name, startedAt, durationS, properties, cases }));
    } catch (error) {
      throw usageError(`${this.path} cannot be written: ${(error as Error).message}`);
    }
  }

  /** Runs the judging; where it ends without an answer, the report says why, as a case in error. */
  async guard<T>(caseName: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const type = error instanceof CliError ? error.reason : 'fault';
      const message = error instanceof Error ? error.message : String(error);
      const details = error instanceof CliError ? error.details.map((each) => `${each.field}: ${each.message}`) : [];
      await this.write([
        {
          className: this.suiteName,
          name: caseName,
          problem: { kind: 'error', message, type, details: [message, ...details].join('\n') },
        },
      ]);
      throw error;
    }
  }
}
