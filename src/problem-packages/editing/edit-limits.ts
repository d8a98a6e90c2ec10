/** Limits written into a package's own files, with everything else in them left as it is, comments included. */
import { type Document, parseDocument } from 'yaml';

export interface LimitChanges {
  /** null: leave it open, to be derived from the jury's submissions; undefined: as it is. */
  timeLimitMs?: number | null;
  memoryMiB?: number;
  outputMiB?: number;
}

/** A file's new text; null: the file goes. */
export interface TextChange {
  path: string;
  text: string | null;
}

const METADATA = 'problem.yaml';
/** Where legacy packages have their time limit, in seconds. */
const LEGACY_TIME_LIMIT = '.timelimit';

/**
 * "Limits" (2023-07, 2025-09: `limits` of problem.yaml). The legacy format has no key for the time limit; ICPC's tools
 * write `.timelimit`.
 *
 * @returns null where problem.yaml cannot be read: whoever imports it says why
 */
export function editLimits(metadata: string, changes: LimitChanges): TextChange[] | null {
  const document = parseDocument(metadata);
  if (document.errors.length > 0) return null;
  const version: unknown = document.get('problem_format_version') ?? 'legacy';
  const isLegacy = typeof version === 'string' && version.startsWith('legacy');
  const others: TextChange[] = [];
  if (changes.memoryMiB !== undefined) document.setIn(['limits', 'memory'], changes.memoryMiB);
  if (changes.outputMiB !== undefined) document.setIn(['limits', 'output'], changes.outputMiB);
  if (changes.timeLimitMs !== undefined) {
    const seconds = changes.timeLimitMs === null ? null : changes.timeLimitMs / 1000;
    if (isLegacy || seconds === null) remove(document, ['limits', 'time_limit']);
    else setTimeLimit(document, seconds);
    if (isLegacy) others.push({ path: LEGACY_TIME_LIMIT, text: seconds === null ? null : `${String(seconds)}\n` });
  }
  return [{ path: METADATA, text: document.toString({ lineWidth: 0 }) }, ...others];
}

/** A time limit has to be a multiple of the resolution, 1 s unless the package says otherwise (2025-09, "Problem timing"). */
function setTimeLimit(document: Document, seconds: number): void {
  document.setIn(['limits', 'time_limit'], seconds);
  const given = document.getIn(['limits', 'time_resolution']);
  const isMultipleOf = (resolution: number): boolean =>
    Math.round(seconds * 1000) % Math.round(resolution * 1000) === 0;
  if (isMultipleOf(typeof given === 'number' ? given : 1)) return;
  document.setIn(['limits', 'time_resolution'], [0.1, 0.01].find(isMultipleOf) ?? 0.001);
}

/** An empty `limits` would be no map. */
function remove(document: Document, path: [string, string]): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  const left: unknown = document.toJS();
  const map = typeof left === 'object' && left !== null ? (left as Record<string, unknown>)[path[0]] : null;
  if (map === null || (typeof map === 'object' && Object.keys(map).length === 0)) document.delete(path[0]);
}
