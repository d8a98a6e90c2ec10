import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTurn, json, ScriptedServer } from '../../../test/support/scripted-server.js';
import { WORKER_IS_GONE, WORKER_IS_STARTING, WORKER_IS_STOPPING } from '../../contract/worker-reasons.js';
import { waitForWorker } from './start-supervisor.js';

let server: ScriptedServer;
beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

const able = { canJudge: true, reason: null };
const unable = ({ words: reason }: { words: string }) => ({ canJudge: false, reason });
const answers = (...turns: object[][]) => {
  server.routes['GET /health'] = inTurn(...turns.map((workers) => json({ status: 'ok', workers })));
};

it('workers of an earlier start say nothing about this one', async () => {
  answers(
    [unable(WORKER_IS_GONE), unable(WORKER_IS_STOPPING)],
    [unable(WORKER_IS_GONE), unable(WORKER_IS_STARTING)],
    [unable(WORKER_IS_GONE), able],
  );
  expect(await waitForWorker(server.url)).toEqual(able);
});

it('a worker that cannot judge is told with its reason', async () => {
  answers([unable(WORKER_IS_GONE)], [unable(WORKER_IS_GONE), unable({ words: 'the guard "swap" does not hold' })]);
  expect(await waitForWorker(server.url)).toEqual(unable({ words: 'the guard "swap" does not hold' }));
});
