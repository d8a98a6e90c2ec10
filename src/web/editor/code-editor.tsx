import './editor.css';
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { loadHighlighting } from './editor-languages.js';
import { editorTheme } from './editor-theme.js';

/** CodeMirror as a React component. The text lives in the editor; `onChange` tells, `documentKey` replaces it. */
export interface EditorHandle {
  /** Puts the cursor there and shows it. Lines and columns count from 1. */
  goTo: (line: number, column: number | null) => void;
  replace: (text: string) => void;
  focus: () => void;
}

interface Props {
  /** Another key means another text: `initialText` is then taken anew. */
  documentKey: string;
  initialText: string;
  languageId: string;
  fontSizePx: number;
  label: string;
  hint?: string;
  isReadOnly?: boolean;
  onChange?: (text: string) => void;
  onSubmit?: () => void;
  onRun?: () => void;
  ref?: Ref<EditorHandle>;
}

export default function CodeEditor(props: Props) {
  const { documentKey, initialText, languageId, fontSizePx, label, hint, isReadOnly = false, ref } = props;
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const language = useRef(new Compartment());
  const fontSize = useRef(new Compartment());
  const latest = useRef(props);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!holder.current) return undefined;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: initialText,
        extensions: [
          language.current.of([]),
          fontSize.current.of(fontSizeTheme(latest.current.fontSizePx)),
          // Scrolled by keyboard as well, where it is only to be read.
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          isReadOnly ? readOnlyExtensions : writableExtensions(latest),
          hint === undefined ? [] : placeholder(hint),
          baseExtensions,
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
    // The text is the editor's own until another document is opened.
  }, [documentKey, isReadOnly, label, hint]);

  useEffect(() => {
    let isCurrent = true;
    void loadHighlighting(languageId).then((extension) => {
      if (isCurrent) view.current?.dispatch({ effects: language.current.reconfigure(extension) });
    });
    return () => {
      isCurrent = false;
    };
  }, [languageId, documentKey, isReadOnly, label, hint]);

  useEffect(() => {
    view.current?.dispatch({ effects: fontSize.current.reconfigure(fontSizeTheme(fontSizePx)) });
  }, [fontSizePx]);

  useImperativeHandle(ref, () => ({
    goTo: (line, column) => {
      if (view.current) goTo(view.current, line, column);
    },
    replace: (text) => {
      const editor = view.current;
      editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={holder} style={{ height: '100%', minHeight: 0, overflow: 'hidden' }} />;
}

function goTo(editor: EditorView, line: number, column: number | null): void {
  const target = editor.state.doc.line(Math.min(Math.max(line, 1), editor.state.doc.lines));
  const position = Math.min(target.from + Math.max((column ?? 1) - 1, 0), target.to);
  editor.dispatch({
    selection: { anchor: position },
    effects: EditorView.scrollIntoView(position, { y: 'center' }),
  });
  editor.focus();
}

function fontSizeTheme(px: number): Extension {
  return EditorView.theme({ '.cm-scroller': { fontSize: `${String(px)}px` } });
}

const baseExtensions: Extension = [
  lineNumbers(),
  foldGutter(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  drawSelection(),
  bracketMatching(),
  EditorState.tabSize.of(4),
  keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap]),
  editorTheme,
];

const readOnlyExtensions: Extension = [EditorState.readOnly.of(true), EditorView.lineWrapping];

function writableExtensions(latest: { current: Props }): Extension {
  return [
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: () => call(latest.current.onSubmit) },
        { key: 'Mod-Shift-Enter', run: () => call(latest.current.onRun) },
        { key: "Mod-'", run: () => call(latest.current.onRun) },
      ]),
    ),
    history(),
    dropCursor(),
    indentOnInput(),
    indentUnit.of('    '),
    closeBrackets(),
    autocompletion({ activateOnTyping: true, override: [completeAnyWord] }),
    rectangularSelection(),
    crosshairCursor(),
    highlightActiveLine(),
    // Tab indents; Escape, then Tab leaves the editor by keyboard.
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange?.(update.state.doc.toString());
    }),
  ];
}

function call(action: (() => void) | undefined): boolean {
  action?.();
  return true;
}
