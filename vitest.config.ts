/**
 * The kinds of tests. `unit` are pure and need nothing; the others need what test/support/global-setup.ts provides: a
 * Docker Engine, the sandbox image, the toolchain library and a PostgreSQL of their own.
 */
import { defineConfig } from 'vitest/config';

const KINDS = ['integration', 'sandbox', 'e2e', 'chaos', 'redteam', 'browser'] as const;

/** As in .swcrc: Nest's dependency injection reads the types of decorated constructors. */
const decorators = { decorator: { legacy: true, emitDecoratorMetadata: true } };

export default defineConfig({
  oxc: decorators,
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        oxc: decorators,
        test: {
          name: 'unit',
          include: ['src/**/*.spec.ts'],
          setupFiles: ['test/support/decorators.ts'],
          // Pure, but a machine that is busy with something else may take its time.
          testTimeout: 60_000,
        },
      },
      ...KINDS.map((kind) => ({
        oxc: decorators,
        test: {
          name: kind,
          include: [`test/${kind}/**/*.test.ts`],
          setupFiles: ['test/support/decorators.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          // Real processes, containers and databases on few cores: room for a slow machine.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Tests of one kind share the machine's two cores; measured limits need it quiet.
          fileParallelism: false,
        },
      })),
    ],
  },
});
