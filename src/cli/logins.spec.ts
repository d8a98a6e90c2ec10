import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment, type CliEnvironment } from './environment.js';
import { findServer, forgetLogin, keepLogin, normaliseUrl } from './logins.js';

let home: string;
let environment: CliEnvironment;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'docket-cli-'));
  environment = readEnvironment({ HOME: home, DOCKET_DATA: join(home, 'data-of-server') });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const login = (url: string, token: string) => ({ url, token, username: 'ada', tokenId: 7 });

describe('findServer', () => {
  it('falls back to the default address, as nobody', async () => {
    expect(await findServer(environment)).toMatchObject({ url: 'http://127.0.0.1:3000', token: null });
  });

  it('finds the server of this machine by the file it leaves', async () => {
    environment.dataDir = home;
    await writeFile(join(home, 'cli.json'), JSON.stringify({ url: 'http://127.0.0.1:3999/', token: 'dkt_local' }));
    expect(await findServer(environment)).toMatchObject({ url: 'http://127.0.0.1:3999', token: 'dkt_local' });
    environment.url = 'localhost:3999';
    expect((await findServer(environment)).token).toBe('dkt_local');
  });

  it('takes the last login, and DOCKET_URL and DOCKET_TOKEN before it', async () => {
    await keepLogin(environment, login('https://one.example', 'dkt_1'));
    await keepLogin(environment, login('https://two.example', 'dkt_2'));
    expect(await findServer(environment)).toMatchObject({ url: 'https://two.example', token: 'dkt_2' });
    environment.url = 'https://one.example/';
    expect(await findServer(environment)).toMatchObject({ url: 'https://one.example', token: 'dkt_1' });
    environment.token = 'dkt_env';
    expect((await findServer(environment)).token).toBe('dkt_env');
  });

  it('never sends a kept token to another server', async () => {
    await keepLogin(environment, login('https://one.example', 'dkt_1'));
    environment.url = 'https://one.example.attacker.net';
    expect((await findServer(environment)).token).toBeNull();
  });
});

describe('keepLogin', () => {
  it('writes a file that only its owner can read', async () => {
    const path = await keepLogin(environment, login('https://one.example', 'dkt_1'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(environment.configDir)).mode & 0o777).toBe(0o700);
  });

  it('forgets one login and goes back to the one before', async () => {
    await keepLogin(environment, login('https://one.example', 'dkt_1'));
    await keepLogin(environment, login('https://two.example', 'dkt_2'));
    await forgetLogin(environment, 'https://two.example');
    expect((await findServer(environment)).url).toBe('https://one.example');
  });
});

describe('normaliseUrl', () => {
  it('takes addresses with and without scheme and path', () => {
    expect(normaliseUrl('judge.example.org:3000')).toBe('http://judge.example.org:3000');
    expect(normaliseUrl('https://example.org/docket/')).toBe('https://example.org/docket');
  });

  it('refuses what is no web address', () => {
    expect(() => normaliseUrl('ftp://example.org')).toThrow('not an http or https address');
    expect(() => normaliseUrl('http://')).toThrow('is not an address');
  });
});
