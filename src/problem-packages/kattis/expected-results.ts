import type { Verdict } from '../../contract/verdicts.js';
import { verdictsOf } from '../../problems/expectation.js';

const TAG = /@EXPECTED_(RESULTS|SCORE)@:[ \t]*([^\r\n]*)/gi;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** DOMjudge's words (its manual, "Problem package format"), BAPCtools' and the CLICS ids as verdicts of ours. */
const WORDS: Readonly<Record<string, Verdict[]>> = {
  CORRECT: ['AC'],
  ACCEPTED: ['AC'],
  'WRONG-ANSWER': verdictsOf(['WA']),
  'NO-OUTPUT': verdictsOf(['WA']),
  TIMELIMIT: verdictsOf(['TLE']),
  'TIME-LIMIT-EXCEEDED': verdictsOf(['TLE']),
  'RUN-ERROR': verdictsOf(['RTE']),
  'RUN-TIME-ERROR': verdictsOf(['RTE']),
  'RUNTIME-ERROR': verdictsOf(['RTE']),
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
  /** Scoring problems. */
  score: number | null;
}

/**
 * The tags of a submission's sources, as DOMjudge reads them (`SubmissionService::parseExpectedAnnotation`): results, a
 * score, or results in the place of a score; null without one, `several` where there is more than one (DOMjudge: an error).
 */
export function findExpectedResults(sources: readonly string[]): ExpectedResults | 'several' | null {
  const tags = sources.flatMap((source) =>
    [...source.matchAll(TAG)].map(([, kind = '', text = '']) => ({
      kind: kind.toUpperCase(),
      // A comment may end on the same line.
      text: text.replace(/\*\/.*|-->.*$/, '').trim(),
    })),
  );
  if (tags.length === 0) return null;
  const scores = tags.filter(({ kind, text }) => kind === 'SCORE' && NUMBER.test(text));
  const [results, ...more] = tags.filter((tag) => !scores.includes(tag));
  const [score] = scores;
  if (more.length > 0 || scores.length > 1) return 'several';
  const words = (results?.text ?? '').split(',').filter((word) => word.trim() !== '');
  return {
    verdicts: [...new Set(words.flatMap((word) => resultsOf(word) ?? []))],
    unknown: words.filter((word) => resultsOf(word) === null).map(normalised),
    score: score === undefined ? null : Number(score.text),
  };
}

/** The directory that stands for the same result as this one, by whatever name DOMjudge's exports have; null: none does. */
export function directoryOfResult(name: string, directories: readonly string[]): string | null {
  const results = JSON.stringify(resultsOf(name));
  if (resultsOf(name) === null) return null;
  return directories.find((directory) => JSON.stringify(resultsOf(directory)) === results) ?? null;
}

function resultsOf(word: string): Verdict[] | null {
  const known = normalised(word);
  return Object.hasOwn(WORDS, known) ? (WORDS[known] ?? null) : null;
}

function normalised(word: string): string {
  return word.trim().toUpperCase().replaceAll('_', '-');
}
