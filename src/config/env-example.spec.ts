import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.js';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const example = Object.fromEntries(
  [...read('../../.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);

describe('.env.example', () => {
  it('lists every variable that the configuration and the command line read', () => {
    const sources = read('./config.ts') + read('./traces.ts') + read('../cli/environment.ts');
    const names = [...sources.matchAll(/'((?:DOCKET|DATABASE|DOCKER|OTEL)_[A-Z_]+)'/g)].map(([, name]) => name);
    expect(Object.keys(example)).toEqual(expect.arrayContaining([...new Set(names)]));
  });

  it('shows the defaults', () => {
    const host = { isRoot: true, homeDir: '/root', cores: 4 };
    expect(loadConfig(example, host)).toEqual(loadConfig({}, host));
  });
});
