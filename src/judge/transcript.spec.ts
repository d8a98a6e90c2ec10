import { describe, expect, it } from 'vitest';
import { Transcript } from './transcript.js';

const said = (...words: [from: 'program' | 'judge', text: string][]): Transcript => {
  const transcript = new Transcript();
  for (const [from, text] of words) transcript.add(from, Buffer.from(text));
  return transcript;
};

describe('the transcript of an interaction', () => {
  it('has what each said before the other answered as one part', () => {
    const parts = said(['judge', '6\n'], ['program', '? '], ['program', '3\n'], ['judge', 'wet\n']).parts();
    expect(parts).toEqual([
      { from: 'judge', pass: 1, text: '6\n' },
      { from: 'program', pass: 1, text: '? 3\n' },
      { from: 'judge', pass: 1, text: 'wet\n' },
    ]);
  });

  it('keeps a character whole that came in two pieces', () => {
    const transcript = new Transcript();
    const bytes = Buffer.from('é');
    transcript.add('program', bytes.subarray(0, 1));
    transcript.add('program', bytes.subarray(1));
    expect(transcript.parts()).toEqual([{ from: 'program', pass: 1, text: 'é' }]);
  });

  it('tells processes apart', () => {
    const transcript = new Transcript();
    for (const [process, text] of [
      [0, 'a'],
      [1, 'b'],
      [1, 'c'],
    ] as const) {
      transcript.add('program', Buffer.from(text), process);
    }
    expect(transcript.parts()).toEqual([
      { from: 'program', process: 0, pass: 1, text: 'a' },
      { from: 'program', process: 1, pass: 1, text: 'bc' },
    ]);
  });

  it('tells passes apart', () => {
    const transcript = said(['program', 'a']);
    transcript.pass = 2;
    transcript.add('program', Buffer.from('b'));
    expect(transcript.parts().map(({ pass, text }) => [pass, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('is bounded in bytes and in parts, and says that it is cut', () => {
    const flood = said(['judge', 'go'], ['program', 'x'.repeat(100_000)], ['judge', 'stop']).parts();
    expect(flood).toHaveLength(2);
    expect(flood[1]?.text).toMatch(/^x+…$/);
    expect(flood[1]?.text.length).toBeLessThan(17_000);
    const chat = new Transcript();
    for (let turn = 0; turn < 1000; turn += 1) chat.add(turn % 2 === 0 ? 'program' : 'judge', Buffer.from('x'));
    expect(chat.parts()).toHaveLength(400);
    expect(chat.parts().at(-1)?.text).toBe('x…');
  });
});
