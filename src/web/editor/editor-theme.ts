import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in Docket's colours. All of them are CSS variables, so a theme switch needs no new editor. */
const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--docket-surface)', color: 'var(--mantine-color-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '1.55',
    fontVariantLigatures: 'none',
  },
  '.cm-content': { caretColor: 'var(--docket-accent)', padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--docket-accent)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--docket-surface)',
    color: 'var(--mantine-color-placeholder)',
    borderRight: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 14px', minWidth: '40px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--docket-accent) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--mantine-color-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--docket-accent) 24%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--verdict-TLE) 22%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--verdict-AC) 22%, transparent)',
    outline: 'none',
  },
  '.cm-placeholder': { color: 'var(--mantine-color-placeholder)' },
  '.cm-panels': {
    backgroundColor: 'var(--docket-sunken)',
    color: 'var(--mantine-color-text)',
    borderColor: 'var(--docket-line)',
  },
  '.cm-textfield': { backgroundColor: 'var(--docket-surface)', border: '1px solid var(--docket-line)' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--docket-surface)',
    border: '1px solid var(--docket-line)',
    color: 'inherit',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--docket-surface)',
    border: '1px solid var(--docket-line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'color-mix(in srgb, var(--docket-accent) 22%, transparent)',
    color: 'inherit',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.character, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.meta, tags.documentMeta], color: 'var(--code-comment)' },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.standard(tags.typeName)], color: 'var(--code-type)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--code-function)' },
  { tag: [tags.processingInstruction, tags.annotation, tags.macroName, tags.labelName], color: 'var(--code-macro)' },
  { tag: tags.invalid, color: 'var(--mantine-color-error)' },
]);

export const editorTheme: Extension = [look, syntaxHighlighting(colours)];
