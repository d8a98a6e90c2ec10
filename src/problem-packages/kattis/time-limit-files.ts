import { DOMJUDGE_FILE, find } from './domjudge-ini.js';
import { readTextFile, type Reading } from './reading.js';
import type { ReadLimits } from './limits-yaml.js';

/** A file that ICPC tools write into the package's root: seconds, and nothing else. */
const TIME_LIMIT_FILE = '.timelimit';

/**
 * The time limit in milliseconds: `limits.time_limit`, else the legacy `.timelimit`, else `timelimit` of
 * domjudge-problem.ini. null: to be derived.
 */
export async function readTimeLimit(reading: Reading, limits: ReadLimits): Promise<number | null> {
  const { findings, rules } = reading;
  const fromFile = await readSeconds(reading, TIME_LIMIT_FILE, (text) => text.trim());
  const fromIni = await readSeconds(reading, DOMJUDGE_FILE, (text) => {
    const { value, line } = find(text, 'timelimit');
    return line === 0 || value === '' ? null : value;
  });
  if (rules.isLegacy && limits.timeLimitPlace !== null) {
    limits.timeLimitPlace.warn('is no key of the legacy format; it is used all the same', 'Use .timelimit');
  }
  if (!rules.isLegacy) {
    const chosen = limits.timeLimitMs ?? fromIni;
    if (fromFile !== null && fromFile !== chosen) {
      const remedy = 'Write limits.time_limit in problem.yaml if the limit is to be fixed';
      findings.warning(TIME_LIMIT_FILE, `format ${rules.format} has no such file: it is ignored`, remedy);
    }
    return chosen;
  }
  const chosen = limits.timeLimitMs ?? fromFile ?? fromIni;
  for (const [file, value] of [
    [TIME_LIMIT_FILE, fromFile],
    [DOMJUDGE_FILE, fromIni],
  ] as const) {
    if (value !== null && value !== chosen) {
      findings.warning(file, `another time limit, ${String(chosen)} ms, is used`, 'Keep one time limit');
    }
  }
  return chosen;
}

/** @param secondsIn what a file's text says; null: nothing */
async function readSeconds(
  { tree, findings }: Reading,
  path: string,
  secondsIn: (text: string) => string | null,
): Promise<number | null> {
  const file = tree.find(path);
  const text = file === null ? null : await readTextFile(file, findings);
  if (text === null) return null;
  const written = secondsIn(text);
  if (written === null) return null;
  const ms = /^[0-9.]+$/.test(written) ? Math.round(Number(written) * 1000) : NaN;
  if (Number.isSafeInteger(ms) && ms > 0 && ms <= 86_400_000) return ms;
  findings.error(path, 'this is no time limit', 'Write seconds, such as 2 or 0.5');
  return null;
}
