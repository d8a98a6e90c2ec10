import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.js';

const host = { isRoot: false, homeDir: '/home/ada', cores: 4 };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, host);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs no variable at all', () => {
    const config = loadConfig({}, host);
    expect(config).toMatchObject({
      dataDir: '/home/ada/.docket',
      databaseUrl: null,
      httpPort: 3000,
      publicUrl: null,
      workerSlots: 4,
      poolSize: 6,
      dockerSocket: '/var/run/docker.sock',
      languages: 'default',
      trustProxy: false,
    });
  });

  it('keeps the data of root under /var/lib', () => {
    expect(loadConfig({}, { ...host, isRoot: true }).dataDir).toBe('/var/lib/docket');
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ DOCKET_PORT: '', DATABASE_URL: ' ' }, host)).toMatchObject({
      httpPort: 3000,
      databaseUrl: null,
    });
  });

  it('sizes the warm pool after the slots', () => {
    expect(loadConfig({ DOCKET_WORKER_SLOTS: '7' }, host).poolSize).toBe(9);
  });

  it('reads every variable', () => {
    const config = loadConfig(
      {
        DOCKET_DATA: '/srv/docket/',
        DATABASE_URL: 'postgres://u:p@db/docket',
        DOCKET_PUBLIC_URL: 'https://judge.example.org/',
        DOCKER_HOST: 'unix:///run/user/1000/docker.sock',
        DOCKET_LANGUAGES: 'c, python,c',
        DOCKET_STOP_AFTER_FIRST_FAILURE: 'no',
        DOCKET_LOG_LEVEL: 'debug',
        DOCKET_TRUST_PROXY: '1',
      },
      host,
    );
    expect(config).toMatchObject({
      dataDir: '/srv/docket',
      databaseUrl: 'postgres://u:p@db/docket',
      publicUrl: 'https://judge.example.org',
      dockerSocket: '/run/user/1000/docker.sock',
      languages: ['c', 'python'],
      stopAfterFirstFailure: false,
      logLevel: 'debug',
      trustProxy: 1,
    });
  });

  it('names every wrong variable with its remedy in one error', () => {
    const problems = problemsOf({
      DOCKET_DATA: 'data',
      DOCKET_PORT: '70000',
      DOCKER_HOST: 'tcp://10.0.0.1:2375',
      DOCKET_LOG_LEVEL: 'loud',
      DOCKET_TRUST_PROXY: 'true',
      DOCKET_LANGUAGES: 'c;rm',
      DOCKET_SYSTEM_CALLS: 'run allow mbind; walk allow read',
      DOCKET_STOP_AFTER_FIRST_FAILURE: 'perhaps',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'DOCKET_DATA',
      'DOCKET_PORT',
      'DOCKER_HOST',
      'DOCKET_LANGUAGES',
      'DOCKET_SYSTEM_CALLS',
      'DOCKET_STOP_AFTER_FIRST_FAILURE',
      'DOCKET_LOG_LEVEL',
      'DOCKET_TRUST_PROXY',
    ]);
    expect(problems.every((problem) => problem.includes('write '))).toBe(true);
  });

  it('never repeats an address that may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://u:hunter2@db/x' }).join()).not.toContain('hunter2');
  });
});
