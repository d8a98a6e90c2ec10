import { describe, expect, it } from 'vitest';
import type { ProblemType } from '../problems/package-words.js';
import type { TestCaseSettings } from '../test-cases/test-case.entity.js';
import { type SeenRun, sharedSide, SIDES } from './shared-sides.js';

const file = (blob: string) => ({ name: blob, blob, sizeBytes: 1 });
const SHOWN = { input: null, answer: null, interaction: null };

function seen(
  settings: Partial<TestCaseSettings>,
  verdict: SeenRun['run']['verdict'] = 'WA',
  types: ProblemType[] = ['pass-fail'],
): SeenRun {
  const testCase = {
    ...{ inputBlob: 'in', inputBytes: 1, answerBlob: 'ans', answerBytes: 1 },
    settings: { fullFeedback: true, shown: SHOWN, ...settings } as TestCaseSettings,
  };
  return { run: { verdict }, testCase, version: { types } };
}

const blobs = (one: SeenRun, role: 'student' | 'admin' = 'student') =>
  SIDES.map((side) => sharedSide(one, side, { role })?.blob ?? null);

describe('input and answer of a test case', () => {
  it('are for whoever failed on it, where the package gives full feedback', () => {
    expect(blobs(seen({}))).toEqual(['in', 'ans']);
    expect(blobs(seen({}, 'TLE'))).toEqual(['in', 'ans']);
  });

  it('are for nobody else but admins', () => {
    for (const hidden of [seen({ fullFeedback: false }), seen({}, 'AC'), seen({}, 'JE')]) {
      expect(blobs(hidden)).toEqual([null, null]);
      expect(blobs(hidden, 'admin')).toEqual(['in', 'ans']);
    }
  });

  it('are what the package has for download, and of a talk or an interactive problem only that', () => {
    const download = { input: file('given'), answer: null };
    expect(blobs(seen({ shown: { ...SHOWN, download } }))).toEqual(['given', 'ans']);
    expect(blobs(seen({ shown: { ...SHOWN, interaction: file('talk'), download } }))).toEqual(['given', null]);
    expect(blobs(seen({ shown: { ...SHOWN, download } }, 'WA', ['pass-fail', 'interactive']))).toEqual(['given', null]);
    expect(blobs(seen({}, 'WA', ['pass-fail', 'interactive']))).toEqual([null, null]);
  });

  it('are nothing where the source is inspected', () => {
    expect(blobs(seen({ staticValidation: { flags: [], maxScore: null } }), 'admin')).toEqual([null, null]);
  });
});
