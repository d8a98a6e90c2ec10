/** What a worker says of itself, as far as it says it: the report has no fixed shape, and other versions may differ. */
export interface WorkerReport {
  canJudge: boolean;
  reason: string | null;
  guards: { guard: string; bites: boolean; evidence: string }[];
  libraryDigest: string | null;
  pool: [name: string, value: string][];
}

type Unknown = Record<string, unknown>;

export function readWorkerReport(report: Unknown): WorkerReport {
  const { canJudge, reason, guards, library, pool } = report;
  return {
    canJudge: canJudge === true,
    reason: textOf(reason),
    guards: Array.isArray(guards) ? guards.flatMap(guardOf) : [],
    libraryDigest: (textOf(library) ?? textOf(objectOf(library)['digest']))?.replace(/^sha256:/, '') ?? null,
    pool: [...plain(objectOf(pool)), ...plain(objectOf(objectOf(pool)['engine']))],
  };
}

/** What can be shown in a word, by its name; lists, objects and byte counts are left out. */
function plain(values: Unknown): [name: string, value: string][] {
  return Object.entries(values).flatMap(([name, value]) =>
    (typeof value === 'number' || typeof value === 'string') && !name.endsWith('Bytes')
      ? [[wordsOf(name), String(value)]]
      : [],
  );
}

function guardOf(value: unknown): WorkerReport['guards'] {
  const { guard, bites, evidence } = objectOf(value);
  const name = textOf(guard);
  return name === null ? [] : [{ guard: name, bites: bites === true, evidence: textOf(evidence) ?? '' }];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function objectOf(value: unknown): Unknown {
  return typeof value === 'object' && value !== null ? (value as Unknown) : {};
}

/** `engineVersion` reads as `engine version`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
