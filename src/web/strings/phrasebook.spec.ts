/** Holds the phrasebook together with what the server says: nothing is missing in it, and nothing is there in vain. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makePhrasebook, translated } from './phrasebook.js';
import { sentencesOf, serverSentences, serverSource } from './server-sentences.js';
import all from './zh-phrases/all.js';
import conversions from './zh-phrases/conversions.js';
import guards from './zh-phrases/guards.js';
import packages, { PACKAGE_PARTS } from './zh-phrases/packages.js';
import requests, { FIELD_PHRASES, REQUEST_PARTS } from './zh-phrases/requests.js';

/**
 * Whoever words a new error need not know Chinese: a page shows what is not in the phrasebook in English, marked as that.
 * The codes of explanations have no such room (strings.spec.ts).
 */
const MOST_UNTRANSLATED = 20;

const SERVER = fileURLToPath(new URL('../..', import.meta.url));

describe('the phrasebook', () => {
  const sentences = serverSentences(SERVER);
  const phrases = { ...requests, ...packages, ...conversions };

  it('has the sentences that the server says in English only, but for a few new ones', () => {
    const missing = sentences.filter(({ english }) => !(english in phrases));
    expect(sentences.length).toBeGreaterThan(600);
    expect(missing.length, JSON.stringify(missing, null, 2)).toBeLessThanOrEqual(MOST_UNTRANSLATED);
  });

  it('has none that the server does not say, but for a few that it said lately', () => {
    const said = new Set(sentences.map(({ english }) => english));
    const lists = [requests, packages, conversions].flatMap((list) => Object.keys(list));
    const idle = lists.filter((english) => !said.has(english));
    expect(idle.length, JSON.stringify(idle, null, 2)).toBeLessThanOrEqual(MOST_UNTRANSLATED);
    expect(lists.filter((english, index) => lists.indexOf(english) !== index)).toEqual([]);
  });

  it('has no parts that stand nowhere in the server, but for a few that stood there lately', () => {
    const source = serverSource(SERVER);
    const parts = [REQUEST_PARTS, PACKAGE_PARTS].flatMap((list) => Object.keys(list));
    const fixedWords = (part: string) => part.split(/{\d}/).map((words) => words.trim());
    const idle = parts.filter((part) => !fixedWords(part).every((words) => source.includes(words)));
    expect(idle.length, JSON.stringify(idle, null, 2)).toBeLessThanOrEqual(MOST_UNTRANSLATED);
  });

  it('has a place for every value', () => {
    const places = (text: string) => [...text.matchAll(/{\d}/g)].map(([place]) => place).sort();
    const lost = Object.entries({ ...phrases, ...FIELD_PHRASES, ...REQUEST_PARTS, ...PACKAGE_PARTS }).filter(
      ([english, words]) => places(english).join() !== places(words).join(),
    );
    expect(lost).toEqual([]);
  });
});

describe('what the guards of the sandbox tell', () => {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const probe = read('images/sandbox/probes/guard_probe.c');
  const source = probe + read('src/sandbox/guard-probes.ts');
  const piecesOf = (text: string) =>
    text
      .split(/{\d}|%[a-z]+|[:;,]|(?<=\/box) /)
      .map((piece) => piece.trim())
      .filter(Boolean);

  it('is in the phrasebook, and nothing else is', () => {
    const said = [...probe.matchAll(/\bprintf\("(.*)\\n"/g)].map(([, format = '']) => format);
    expect(said.length).toBeGreaterThan(8);
    const phrases = Object.keys(guards);
    const isCovered = (text: string) =>
      phrases.some((phrase) => piecesOf(text).every((piece) => phrase.includes(piece)));
    expect(said.filter((text) => !isCovered(text))).toEqual([]);
    expect(phrases.filter((phrase) => !piecesOf(phrase).every((piece) => source.includes(piece)))).toEqual([]);
  });

  it.each([
    [
      'interfaces besides lo: none, internet socket: Address family not supported by protocol',
      '除 lo 外的网络接口：无，互联网套接字：不支持该地址族',
    ],
    [
      '15 of 64 processes started: Resource temporarily unavailable, the kernel counted 1 refusals',
      '64 个进程中启动了 15 个：资源暂时不可用，内核拒绝 1 次',
    ],
    ['0 of 13 places writable, /box is', '13 个位置中有 0 个可写，/box 可写'],
    [
      '2 processes in sight, killing the runner: Operation not permitted, control directory: closed',
      '可见 2 个进程，终止 runner：不允许的操作，控制目录：不可进入',
    ],
  ])('%s', (english, words) => {
    expect(makePhrasebook(all)(english)).toBe(words);
  });
});

describe('a sentence', () => {
  const translate = makePhrasebook({
    'There is no {0}': '没有{0}',
    'There is no user {0}': '没有用户 {0}',
    'got {0} instead of {1}': '应为 {1}，得到 {0}',
    'two lines': '两行',
    time: '时间',
    'Use {0}, (or) leave it out.': '请用 {0}，或去掉。',
  });

  it.each([
    ['There is no user 7', '没有用户 7'],
    ['There is no time', '没有time'],
    ['There is no two lines', '没有两行'],
    ['got WA instead of AC', '应为 AC，得到 WA'],
    ['Use a\nb, (or) leave it out.', '请用 a\nb，或去掉。'],
    ['There was no user 7', null],
  ])('%j', (english, words) => {
    expect(translate(english)).toBe(words);
  });

  it('of several in one is translated if each of them is known', () => {
    expect(translated(translate, 'There is no time; two lines')).toBe('没有time；两行');
    expect(translated(translate, 'two lines; three lines')).toBeNull();
  });

  it.each([
    ["new DomainError('not-found', `There is no ${x}`)", ['There is no {0}']],
    ["findings.error(file, isOld ? 'old' : `new ${isA ? 'a' : 'b'}`, remedy)", ['old', 'new a', 'new b']],
    ["const remedy = 'Mend it';\nyaml.wrong(`is ${x}`, remedy)", ['{0} is {1}', 'Mend it']],
    ["return [{ field: 'a', message: `are more than ${n}` }]", ['are more than {0}']],
    ["this.logger.error('a', 'b', 'c')", []],
  ])('is found in %s', (source, found) => {
    expect(sentencesOf(source)).toEqual(found);
  });
});
