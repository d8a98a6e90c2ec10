/**
 * The kinds of tests. `unit` are pure and need nothing; the others need what test/support/global-setup.ts provides: a
 * Docker Engine, the sandbox image, the toolchain library and a PostgreSQL of their own.
 */
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS, stretched } from './test/support/time-factor.js';

/**
 * How many files of a kind run at once, in which order the kinds take their turn. Where much is waiting for a database, a
 * browser or a container two share the cores; what looks at the whole machine, measures on it or keeps it busy by itself
 * has it for itself, and the pages' tests share one server.
 */
const KINDS = [
  { kind: 'integration', filesAtOnce: 2, turn: 1 },
  { kind: 'e2e', filesAtOnce: 2, turn: 1 },
  { kind: 'sandbox', filesAtOnce: 2, turn: 2 },
  { kind: 'judging', filesAtOnce: 1, turn: 3 },
  { kind: 'redteam', filesAtOnce: 1, turn: 3 },
  { kind: 'chaos', filesAtOnce: 1, turn: 3 },
  { kind: 'browser', filesAtOnce: 1, turn: 3 },
] as const;

/**
 * The files that one process runs share what they import: no test replaces a module or leaves a global changed, and
 * importing NestJS, TypeORM and all of Docket anew for each file took as long as the tests themselves.
 */
const SHARED_MODULES = { isolate: false };

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
          ...SHARED_MODULES,
          pool: 'threads',
          // Pure, but a machine that is busy with something else may take its time.
          testTimeout: stretched(60_000),
        },
      },
      ...KINDS.map(({ kind, filesAtOnce, turn }) => ({
        oxc: decorators,
        test: {
          name: kind,
          include: [`test/${kind}/**/*.test.ts`],
          setupFiles: ['test/support/decorators.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          // Real processes, containers and databases on few cores: room for a slow machine.
          testTimeout: 3 * PATIENCE_MS,
          hookTimeout: 3 * PATIENCE_MS,
          expect: { poll: { timeout: PATIENCE_MS } },
          ...SHARED_MODULES,
          maxWorkers: filesAtOnce,
          sequence: { groupOrder: turn },
        },
      })),
    ],
  },
});
