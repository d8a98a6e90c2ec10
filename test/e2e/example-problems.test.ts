/**
 * The shipped example problems as tests: each file under submissions/ is one, and must come out as its folder says.
 * A problem is imported and verified once, over the command line, as its author would do.
 */
import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationEntry } from '../../src/cli/api-types.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const PROBLEMS = fileURLToPath(new URL('../problems', import.meta.url));
const VERIFY_TIMEOUT_MS = 300_000;

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
}, 300_000);
afterAll(() => started.dispose());

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

const problems = readdirSync(PROBLEMS, { withFileTypes: true }).filter(isFolder);

describe.each(problems.map(({ name }) => name).sort())('%s', (problem) => {
  const verified = new Map<string, VerificationEntry>();
  const isJudged = ({ language }: VerificationEntry): boolean => language !== null;

  beforeAll(async () => {
    const imported = await server.docket(['import', path.join(PROBLEMS, problem)]);
    expect(imported.code, imported.err).toBe(0);
    const { out, err } = await server.docket(['verify', problem, '--json']);
    const { entries, notes } = JSON.parse(out) as { entries: VerificationEntry[]; notes: string[] };
    expect(notes, err).toEqual([]);
    for (const entry of entries) verified.set(entry.path, entry);
  }, VERIFY_TIMEOUT_MS);

  it.each(submissionsOf(problem))('%s', (file) => {
    const entry = verified.get(`submissions/${file}`);
    expect(entry, `submissions/${file} is among the verified`).toBeDefined();
    if (entry && isJudged(entry)) {
      expect(entry.notes).toEqual([]);
      expect(entry.isAsExpected, `got ${String(entry.got)}, expected ${entry.expected.join(' or ')}`).not.toBe(false);
    }
  });
});
