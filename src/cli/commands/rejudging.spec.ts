import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn, json, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

const state = (members: object) => ({
  id: 7,
  state: 'judging',
  total: 3,
  judged: 1,
  changed: 0,
  judgingErrors: 0,
  overtaken: 0,
  applied: 0,
  transitions: [],
  ...members,
});
const READY = state({
  state: 'ready',
  judged: 3,
  changed: 2,
  transitions: [
    { before: 'WA', after: 'AC', count: 2 },
    { before: 'TLE', after: 'TLE', count: 1 },
  ],
});

describe('docket rejudge-all', () => {
  beforeEach(() => {
    server.routes['POST /rejudgings'] = json(state({}), 202);
    server.routes['GET /rejudgings/7'] = inTurn(json(state({})), json(READY));
  });

  it('waits, prints how verdicts would change, and applies nothing by itself', async () => {
    const { code, out } = await server.docket(['rejudge-all', '--problem', 'sum', '--verdict', 'WA']);
    expect(code).toBe(1);
    expect(out).toBe(
      'rejudging 7 is ready: 3 of 3 judged, 2 change\n  2 × WA → AC\ndocket rejudging 7 --apply lets them count; --discard leaves all as it is\n',
    );
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ problem: 'sum', verdict: 'WA' });
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('applies once all are judged where that is asked for', async () => {
    server.routes['POST /rejudgings/7/apply'] = json({ ...READY, state: 'applied', applied: 3 });
    const { out } = await server.docket(['rejudge-all', '4', '5', '--apply']);
    expect(out).toContain('3 new judgements count');
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ submissions: [4, 5] });
  });

  it('exits with 0 where nothing changes', async () => {
    server.routes['GET /rejudgings/7'] = json(state({ state: 'ready', judged: 3 }));
    expect(await server.docket(['rejudge-all', '4', '-q'])).toMatchObject({ code: 0, out: '0\n' });
  });
});

describe('docket rejudging', () => {
  it('discards', async () => {
    server.routes['POST /rejudgings/7/discard'] = json({ ...READY, state: 'discarded' });
    const { code, out } = await server.docket(['rejudging', '7', '--discard']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^rejudging 7 is discarded/) as string });
  });
});
