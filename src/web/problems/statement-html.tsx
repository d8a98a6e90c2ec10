import 'katex/dist/katex.min.css';
import { memo } from 'react';
import classes from './problem.module.css';

/**
 * A statement as the server rendered and sanitised it (rehype-sanitize, then KaTeX without trust). Nothing is
 * rendered or sanitised a second time here; the content security policy stops whatever would still slip through.
 */
export const StatementHtml = memo(function StatementHtml({ html, language }: { html: string; language: string }) {
  return <div className={classes.prose} lang={language} dangerouslySetInnerHTML={{ __html: html }} />;
});
