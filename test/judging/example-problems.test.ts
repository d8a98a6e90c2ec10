/**
 * The shipped example problems as tests: each file under submissions/ is one, and must come out as its folder says.
 * A problem is imported and verified once, over the command line, as its author would do; all of them at once, so that
 * no processor waits for the last submission of a problem.
 */
import { readdirSync, type Dirent } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verification, VerificationEntry } from '../../src/cli/api-types.js';
import { stretchLimits } from '../../src/cli/redteam/stretch-limits.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { stretched, TIME_FACTOR } from '../support/time-factor.js';

const PROBLEMS = fileURLToPath(new URL('../problems', import.meta.url));
/** All are verified at once: the first may have to wait for the last, on a busy machine for a quarter of an hour. */
const VERIFY_TIMEOUT_MS = stretched(1_800_000);

const problems = readdirSync(PROBLEMS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

let started: TestServer;
let server: RunningServer;
let copies: string;
const verifications = new Map<string, Promise<Verification>>();

beforeAll(async () => {
  copies = await mkdtemp(path.join(tmpdir(), 'docket-problems-'));
  // One more than tests have otherwise: some submissions only sleep.
  started = await startTestServer({ env: { DOCKET_WORKER_SLOTS: '3' } });
  ({ server } = started);
  await Promise.all(
    problems.map(async (problem) => {
      const imported = await server.docket(['import', await copyForThisMachine(problem)]);
      expect(imported.code, imported.err).toBe(0);
    }),
  );
  for (const problem of problems) verifications.set(problem, verify(problem));
}, VERIFY_TIMEOUT_MS);
afterAll(async () => {
  await started.dispose();
  await rm(copies, { recursive: true, force: true });
});

async function copyForThisMachine(problem: string): Promise<string> {
  const folder = path.join(copies, problem);
  await cp(path.join(PROBLEMS, problem), folder, { recursive: true });
  const settings = path.join(folder, 'problem.yaml');
  await writeFile(settings, stretchLimits(await readFile(settings, 'utf8'), TIME_FACTOR));
  return folder;
}

async function verify(problem: string): Promise<Verification> {
  const { out, err } = await server.docket(['verify', problem, '--json']);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Verification;
}

const isFolder = (entry: Dirent): boolean => entry.isDirectory();
const names = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();

/** Submissions by their path below submissions/: a file, or a folder of several files. */
function submissionsOf(problem: string): string[] {
  const folder = path.join(PROBLEMS, problem, 'submissions');
  const groups = readdirSync(folder, { withFileTypes: true }).filter(isFolder);
  return groups.flatMap((group) => names(path.join(folder, group.name)).map((name) => `${group.name}/${name}`)).sort();
}

describe.each(problems)('%s', (problem) => {
  let verification: Verification;
  const isJudged = ({ language }: VerificationEntry): boolean => language !== null;

  beforeAll(async () => {
    verification = await verifications.get(problem)!;
  }, VERIFY_TIMEOUT_MS);

  it('is sound', () => {
    expect(verification.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verification.notes).toEqual([]);
  });

  it.each(submissionsOf(problem))('%s', (file) => {
    const entry = verification.entries.find((one) => one.path === `submissions/${file}`);
    expect(entry, `submissions/${file} is among the verified`).toBeDefined();
    if (entry && isJudged(entry)) {
      expect(entry.notes).toEqual([]);
      expect(entry.isAsExpected, `got ${String(entry.got)}, expected ${entry.expected.join(' or ')}`).not.toBe(false);
    }
  });
});
