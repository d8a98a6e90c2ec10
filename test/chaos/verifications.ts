/** An author who has a package verified again and again while everything breaks: its submissions, its Checktestdata grammar. */
import { setTimeout as pause } from 'node:timers/promises';
import { RestError } from '../support/rest-client.js';
import type { RunningServer } from '../support/running-server.js';
import { DOUBLE, importTinyProblem, type TinyProblem } from '../support/tiny-problem.js';

const RETRY_MS = 250;
const PROBLEM: TinyProblem = {
  slug: 'double-verified',
  more: {
    'input_validators/number.ctd': 'INT(1,1000)\nNEWLINE\nEOF\n',
    'submissions/accepted/double.c': DOUBLE.c,
    'submissions/run_time_error/exit.py': 'raise SystemExit(3)\n',
  },
};
/** Those above and the two that every tiny problem has. */
const ENTRIES = 4;

interface Listed {
  id: number;
}

interface Verification {
  state: 'running' | 'finished';
  entries: { path: string; got: string | null; isAsExpected: boolean | null }[];
  findings: { severity: string; message: string }[];
}

export async function importVerified(server: RunningServer): Promise<void> {
  await importTinyProblem(server, PROBLEM);
}

/** Begins one. A lost answer may make it two: then both are to come to their end. */
export async function verifyOnce(server: RunningServer): Promise<void> {
  for (;;) {
    try {
      await server.admin.rest.post(`/problems/${PROBLEM.slug}/verify`, {});
      return;
    } catch (error) {
      if (error instanceof RestError && error.status < 500) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** @returns how many there were, and what is wrong with them */
export async function verificationFaults(server: RunningServer): Promise<{ count: number; faults: string[] }> {
  const { rest } = server.admin;
  const listed = await rest.get<Listed[]>(`/problems/${PROBLEM.slug}/verifications`);
  const faults: string[] = [];
  for (const { id } of listed) {
    const { state, entries, findings } = await rest.get<Verification>(`/verifications/${String(id)}`);
    const say = (what: string): void => void faults.push(`verification ${String(id)}: ${what}`);
    if (state !== 'finished') say(state);
    if (entries.length !== ENTRIES) say(`${String(entries.length)} submissions`);
    for (const entry of entries) if (entry.isAsExpected !== true) say(`${entry.path} got ${String(entry.got)}`);
    for (const { severity, message } of findings) if (severity === 'error') say(message);
  }
  return { count: listed.length, faults };
}
