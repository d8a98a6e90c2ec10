import type { Verdict } from '../../contract/verdicts.js';
import { verdictsOf } from '../../problems/expectation.js';

const TAG = /@EXPECTED_RESULTS@:[ \t]*([^\r\n]*)/gi;

/** DOMjudge's words (its manual, "Problem package format", and the CLICS ids) as verdicts of ours. */
const WORDS: Readonly<Record<string, Verdict[]>> = {
  CORRECT: ['AC'],
  ACCEPTED: ['AC'],
  'WRONG-ANSWER': verdictsOf(['WA']),
  'NO-OUTPUT': verdictsOf(['WA']),
  TIMELIMIT: verdictsOf(['TLE']),
  'TIME-LIMIT-EXCEEDED': verdictsOf(['TLE']),
  'RUN-ERROR': verdictsOf(['RTE']),
  'RUN-TIME-ERROR': verdictsOf(['RTE']),
  'COMPILER-ERROR': ['CE'],
  'COMPILE-ERROR': ['CE'],
  'OUTPUT-LIMIT': ['OLE'],
  'OUTPUT-LIMIT-EXCEEDED': ['OLE'],
  'MEMORY-LIMIT': ['MLE'],
  'MEMORY-LIMIT-EXCEEDED': ['MLE'],
  'SECURITY-VIOLATION': ['SV'],
  AC: ['AC'],
  WA: ['WA'],
  TLE: ['TLE'],
  RTE: ['RTE'],
  CE: ['CE'],
  MLE: ['MLE'],
  OLE: ['OLE'],
  SV: ['SV'],
};

export interface ExpectedResults {
  verdicts: Verdict[];
  unknown: string[];
}

/** The tag of a submission's sources; null without one, `several` where there is more than one (DOMjudge: an error). */
export function findExpectedResults(sources: readonly string[]): ExpectedResults | 'several' | null {
  const tags = sources.flatMap((source) => [...source.matchAll(TAG)].map((match) => match[1] ?? ''));
  const [only] = tags;
  if (tags.length > 1) return 'several';
  if (only === undefined) return null;
  // A comment may end on the same line.
  const words = only
    .replace(/\*\/.*|-->.*$/, '')
    .split(',')
    .map((word) => word.trim().toUpperCase().replaceAll('_', '-'))
    .filter((word) => word !== '');
  return {
    verdicts: [...new Set(words.flatMap((word) => WORDS[word] ?? []))],
    unknown: words.filter((word) => !Object.hasOwn(WORDS, word)),
  };
}
