import './editor.css';
import './source-diff.css';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import type { Extension } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { loadHighlighting } from './editor-languages.js';
import { editorTheme } from './editor-theme.js';

interface Props {
  before: string;
  after: string;
  languageId: string;
  labels: [before: string, after: string];
  /** Shown in place of long unchanged parts; `$` stands for the number of lines. */
  foldedText: string;
}

/** The difference of two sources: side by side, or in one column on a narrow page. */
export default function SourceDiff({ before, after, languageId, labels, foldedText }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 60em)', undefined, { getInitialValueInEffect: false });
  const [beforeLabel, afterLabel] = labels;

  useEffect(() => {
    const parent = holder.current;
    if (!parent) return undefined;
    let view: { destroy: () => void } | null = null;
    let isCurrent = true;
    void loadHighlighting(languageId).then((highlighting) => {
      if (!isCurrent) return;
      const extensions = (label: string): Extension => [
        lineNumbers(),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorState.phrases.of({ '$ unchanged lines': foldedText }),
        highlighting,
        editorTheme,
      ];
      const collapseUnchanged = { margin: 3, minSize: 6 };
      view = isNarrow
        ? new EditorView({
            parent,
            doc: after,
            extensions: [
              extensions(afterLabel),
              EditorView.lineWrapping,
              unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged }),
            ],
          })
        : new MergeView({
            parent,
            a: { doc: before, extensions: extensions(beforeLabel) },
            b: { doc: after, extensions: extensions(afterLabel) },
            collapseUnchanged,
          });
    });
    return () => {
      isCurrent = false;
      view?.destroy();
    };
  }, [before, after, languageId, beforeLabel, afterLabel, foldedText, isNarrow]);

  return <div ref={holder} className="source-diff" />;
}
