import type { ForeignReading } from '../../foreign/foreign-reading.js';
import type { YamlMap, YamlValue } from '../../yaml-reader.js';

/** What is right, by Hydro's judge (`objective`). */
export interface Question {
  /** `3`, or `3-1` for a part of a question. */
  key: string;
  /** For the whole of it. */
  points: number;
  /** One of these texts, each with its points; null: `all` are wanted. */
  oneOf: Record<string, number> | null;
  /** All of these and no other; some of them are worth half of the points, rounded down. */
  all: string[];
}

const KEY = /^(0|[1-9]\d{0,3})(-(0|[1-9]\d{0,3}))?$/;
const SHAPES = "Write [answer, points], [[A, C], points], or answers with their points, such as { '2': 30, two: 20 }";

/** `answers` of config.yaml, in the order of their numbers. */
export function readQuestions({ findings }: ForeignReading, config: YamlMap | null): Question[] {
  const entries = config?.map('answers')?.entries() ?? [];
  if (entries.length === 0) {
    const place = config?.get('type')?.place ?? 'testdata/config.yaml';
    findings.error(place, 'the problem is objective but has no answers', 'Add the key answers');
  }
  const questions = entries.flatMap(([key, value]): Question[] => {
    if (!KEY.test(key)) {
      value.wrong('is no number of a question', 'Write one such as 3, or 3-1 for a part');
      return [];
    }
    const question = value.isMap ? readOneOf(key, value) : readList(key, value);
    return question === null ? [] : [question];
  });
  const place = ({ key }: Question): [number, number] => {
    const [main = 0, part = 0] = key.split('-').map(Number);
    return [main, part];
  };
  return questions.sort((one, other) => {
    const [a, b] = [place(one), place(other)];
    return a[0] - b[0] || a[1] - b[1];
  });
}

/** Several right answers, with points each. */
function readOneOf(key: string, value: YamlValue): Question | null {
  const oneOf: Record<string, number> = {};
  for (const [answer, points] of value.map()?.entries() ?? []) oneOf[answer.trim()] = readPoints(points);
  if (Object.keys(oneOf).length === 0) return value.wrong('has no answer', SHAPES);
  return { key, points: Math.max(...Object.values(oneOf)), oneOf, all: [] };
}

function readList(key: string, value: YamlValue): Question | null {
  const [answer, given, ...more] = value.list() ?? [];
  if (answer === undefined || more.length > 0)
    return value.isList ? value.wrong('is no answer with points', SHAPES) : null;
  const points = given === undefined ? 0 : readPoints(given);
  if (answer.isList) {
    const all = (answer.texts() ?? []).map((text) => text.trim());
    return all.length === 0 ? answer.wrong('has no answer', SHAPES) : { key, points, oneOf: null, all };
  }
  const text = answer.text()?.trim();
  return text === undefined ? null : { key, points, oneOf: { [text]: points }, all: [] };
}

function readPoints(value: YamlValue): number {
  const points = value.number();
  if (points !== null && points < 0) value.wrong(`is ${String(points)}`, 'Write how many points it is worth');
  return points ?? 0;
}

/** The text that is handed in, before it is filled in. */
export function blankSheet(questions: readonly Question[]): string {
  return questions.map(({ key }) => `${key}: \n`).join('');
}

/** As a line of the text that is handed in: the best there is. */
export function rightAnswer({ key, oneOf, all }: Question): string {
  const [best] = Object.entries(oneOf ?? {}).sort(([, one], [, other]) => other - one);
  return `${key}: ${best?.[0] ?? all.join(', ')}\n`;
}
