/** What is told of the languages elsewhere holds for the table: the README's rows, the editor's colours. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE_IDS, LANGUAGE_IDS, LANGUAGES } from './languages/languages.js';
import { loadHighlighting } from './web/editor/editor-languages.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('has a row for every language: tool, file endings, set, least memory limit', () => {
    const rows = README.split('\n')
      .filter((line) => /^\| `[a-z0-9]+` +\|/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
      .filter(({ length }) => length === 6);
    const expected = LANGUAGE_IDS.map((id) => {
      const { name, version, extensions, leastMemoryMib = 64 } = LANGUAGES[id];
      const set = DEFAULT_LANGUAGE_IDS.includes(id) ? 'default' : '';
      return [`\`${id}\``, name, version.tool, extensions.join(' '), set, String(leastMemoryMib)];
    });
    expect(rows).toEqual(expected);
  });
});

describe('the editor', () => {
  it.each(LANGUAGE_IDS)('colours %s', async (id) => {
    expect(await loadHighlighting(id)).not.toEqual([]);
  });
});
