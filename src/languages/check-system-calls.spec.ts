import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config/config.js';
import { checkSystemCalls } from './check-system-calls.js';

const check = (text: string): void => {
  checkSystemCalls(loadConfig({ DOCKET_SYSTEM_CALLS: text }));
};

describe('additions to the system call policy', () => {
  it('name calls and languages that there are', () => {
    expect(() => {
      check('run allow mbind cachestat; run/java forbid kcmp; compile allow flock');
    }).not.toThrow();
  });

  it('are refused as a whole, with every name that is wrong', () => {
    expect(() => {
      check('run allow mbnid; run/intercal forbid kcmp; compile forbid 165 read');
    }).toThrow(/"mbnid".*\n.*"intercal".*\n.*"165"/);
  });
});
