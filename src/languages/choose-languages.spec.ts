import { describe, expect, it } from 'vitest';
import { chooseLanguages, UnknownLanguagesError } from './choose-languages.js';
import { DEFAULT_LANGUAGE_IDS, LANGUAGE_IDS } from './languages.js';

const ids = (words: string[], architecture = 'amd64') => chooseLanguages(words, architecture).map(({ id }) => id);

describe('chooseLanguages', () => {
  it('takes ids, the default set, and all, each language once and in the order of the table', () => {
    expect(ids(['haskell', 'c', 'c'])).toEqual(['c', 'haskell']);
    expect(ids(['default']).sort()).toEqual([...DEFAULT_LANGUAGE_IDS].sort());
    expect(ids(['all'])).toEqual(LANGUAGE_IDS);
    expect(ids(['default', 'cobol', 'bash'])).toContain('cobol');
  });

  it('leaves out what is not for the processor, unless it is asked for by name', () => {
    expect(ids(['all'], 'arm64')).not.toContain('nasm');
    expect(ids(['nasm'], 'arm64')).toEqual(['nasm']);
  });

  it('names each language that there is not', () => {
    expect(() => ids(['c', 'klingon', 'elvish'])).toThrow(UnknownLanguagesError);
    expect(() => ids(['c', 'klingon', 'elvish'])).toThrow(/klingon, elvish: take `default`, `all`, or some of c, cpp/);
  });
});
