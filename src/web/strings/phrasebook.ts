/**
 * Sentences of the server that come in English only (errors of requests, findings about packages), in another language:
 * a list from English with `{0}`, `{1}`… where values stand to the same in that language. What is not in it stays English.
 */
export type Phrases = Readonly<Record<string, string>>;

/** Letters that a phrase must fix to be looked for within another: few of them (`{0} is {1}`) fit anything. */
const LEAST_WEIGHT_WITHIN = 5;

export type Phrasebook = (english: string) => string | null;

/** Built once a language; an answer costs a look at the phrases whose fixed words fit. */
export function makePhrasebook(phrases: Phrases): Phrasebook {
  const fixed = new Map<string, string>();
  const patterns: { pattern: RegExp; order: number[]; words: string; weight: number }[] = [];
  for (const [english, words] of Object.entries(phrases)) {
    const parts = english.split(/{(\d)}/);
    if (parts.length === 1) {
      fixed.set(english, words);
      continue;
    }
    const literals = parts.filter((_, index) => index % 2 === 0);
    const order = parts.filter((_, index) => index % 2 === 1).map(Number);
    const pattern = new RegExp(`^${literals.map(escaped).join('(.*?)')}$`, 's');
    patterns.push({ pattern, order, words, weight: literals.join('').length });
  }
  // The one that fixes most of the sentence means it.
  patterns.sort((a, b) => b.weight - a.weight);
  const look = (english: string, leastWeight: number): string | null => {
    const known = fixed.get(english);
    if (known !== undefined) return known;
    for (const { pattern, order, words, weight } of patterns) {
      const match = weight < leastWeight ? null : pattern.exec(english);
      if (match === null) continue;
      return words.replace(/{(\d)}/g, (_, index) => {
        const value = match[order.indexOf(Number(index)) + 1] ?? '';
        // A value may be a sentence itself, or several; a single word is a name.
        return value.includes(' ') ? (translated((part) => look(part, LEAST_WEIGHT_WITHIN), value) ?? value) : value;
      });
    }
    return null;
  };
  return (english) => look(english, 0);
}

/** Also of several sentences in one, where each of them is known. */
export function translated(book: Phrasebook, english: string): string | null {
  const parts = english.split('; ').map((part) => book(part));
  return parts.includes(null) ? book(english) : parts.join('；');
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
