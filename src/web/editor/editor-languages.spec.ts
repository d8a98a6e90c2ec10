import { EditorState } from '@codemirror/state';
import { language } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import { loadHighlighting } from './editor-languages.js';

async function hasColours(id: string): Promise<boolean> {
  const state = EditorState.create({ doc: 'x', extensions: [await loadHighlighting(id)] });
  return state.facet(language) !== null;
}

describe('highlighting', () => {
  it.each(
    'c cpp cpp17 cpp23 python pypy java kotlin scala javascript typescript csharp erlang elixir go rust ruby php perl lua \
     bash haskell ocaml pascal ada d fortran nasm cobol commonlisp scheme racket prolog r sql'.match(/\w+/g) ?? [],
  )('knows %s', async (id) => {
    expect(await hasColours(id)).toBe(true);
  });

  it('leaves a language it does not know as plain text', async () => {
    expect(await hasColours('klingon')).toBe(false);
    expect(await hasColours('')).toBe(false);
  });
});
