import type { ElementContent } from 'hast';
import { text } from './hast.js';

/** What a list of nodes becomes: pieces of a line, blocks, and the ends of paragraphs. */
export type Item = ElementContent | 'break';

/** Neighbouring texts become one, so that what TeX's fonts join (dashes, quotes) can be told. */
export function mergeText(items: readonly Item[], isCode: boolean): Item[] {
  const merged: Item[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (item !== 'break' && item.type === 'text' && last !== undefined && last !== 'break' && last.type === 'text') {
      merged[merged.length - 1] = text(last.value + item.value);
    } else {
      merged.push(item);
    }
  }
  return merged.map((item) => (item !== 'break' && item.type === 'text' ? text(typeset(item.value, isCode)) : item));
}

/** "Typesetting constructs" of the format; in typewriter text hyphens and quotes stay as they are. */
function typeset(value: string, isCode: boolean): string {
  const spaced = value.replace(/[ \t\n]+/g, ' ');
  if (isCode) return spaced;
  return spaced
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('`', '‘')
    .replaceAll("'", '’')
    .replaceAll('<<', '«')
    .replaceAll('>>', '»');
}

/** Without blanks and line breaks at its ends. */
export function trimmed(children: readonly ElementContent[]): ElementContent[] {
  const isEmpty = (one: ElementContent): boolean =>
    (one.type === 'text' && one.value.trim() === '') || (one.type === 'element' && one.tagName === 'br');
  const start = children.findIndex((one) => !isEmpty(one));
  const kept = start < 0 ? [] : children.slice(start, children.findLastIndex((one) => !isEmpty(one)) + 1);
  return kept.map((one, index) => {
    if (one.type !== 'text') return one;
    const front = index === 0 ? one.value.replace(/^[ \n]+/, '') : one.value;
    return text(index === kept.length - 1 ? front.replace(/[ \n]+$/, '') : front);
  });
}
