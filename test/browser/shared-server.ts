/**
 * One server for the tests of the UI, with the shipped problem "Two Rivers" public and nothing else: starting one takes
 * longer than most tests. Each file works with accounts and problems of its own.
 */
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { PostgresUrls } from '../support/database.js';
import { RunningServer } from '../support/running-server.js';
import { startTestServer } from '../support/test-server.js';
import { TWO_RIVERS } from './sources.js';

interface SharedServer {
  url: string;
  token: string;
  dataDir: string;
  databaseUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    sharedServer: SharedServer;
  }
}

/** @returns how to stop it */
export async function startSharedServer(
  project: TestProject,
  run: PostgresUrls & { dataDir: string },
): Promise<() => Promise<void>> {
  // Webhooks of the tests are received on this machine.
  const started = await startTestServer({ run, env: { DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  const { server, dataDir } = started;
  const imported = await server.docket(['import', TWO_RIVERS]);
  if (imported.code !== 0) throw new Error(`Two Rivers was not imported: ${imported.err}`);
  await server.admin.rest.patch('/problems/tworivers', {
    visibility: 'public',
    tags: ['sums', 'beginner'],
    difficulty: 1.2,
  });
  const { url, databaseUrl, admin } = server;
  project.provide('sharedServer', { url, token: admin.token, dataDir, databaseUrl });
  return started.dispose;
}

/** The server that all files of this kind share, and where it keeps its files. */
export function sharedServer(): { server: RunningServer; dataDir: string } {
  const { url, token, dataDir, databaseUrl } = inject('sharedServer');
  return { server: RunningServer.attach({ dataDir, databaseUrl }, url, token), dataDir };
}
