import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run's output with one line that any CI reads: `123 passed, 0 failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    // A file that cannot even be loaded counts as a failure.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count('skipped');
    const line = `${String(count('passed'))} passed, ${String(count('failed') + broken)} failed`;
    process.on('exit', () => {
      process.stdout.write(`${line}${skipped > 0 ? `, ${String(skipped)} skipped` : ''}\n`);
    });
  }
}
