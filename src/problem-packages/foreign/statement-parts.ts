import type { MadeFiles } from '../made-files.js';
import type { PackageStatement } from '../problem-package.js';

/**
 * Other formats keep a statement in parts, as HTML or Markdown. They are put together as one Markdown file: Markdown may
 * hold HTML, which is cleaned when it is shown.
 */
export interface StatementPart {
  /** null: the text begins without a heading. */
  heading: string | null;
  text: string;
}

/** One Markdown document; parts that are empty are left out. */
export function joinParts(parts: readonly StatementPart[]): string {
  return parts
    .filter(({ text }) => text.trim() !== '')
    .map(({ heading, text }) => (heading === null ? text.trim() : `## ${heading}\n\n${text.trim()}`))
    .join('\n\n')
    .concat('\n');
}

/** In place of a statement that the package does not have: a student must be told where to look. */
export async function placeholder(made: MadeFiles, title: string): Promise<PackageStatement> {
  const text = `The package of the problem *${title.replace(/[^\p{L}\p{N} ._-]/gu, '')}* has no statement.\n`;
  const file = await made.add('statement/problem.en.md', text);
  return { language: 'en', format: 'markdown', file, assets: [] };
}

/** HTML as one block of Markdown: a blank line would end it, so there is none left. */
export function htmlBlock(html: string): string {
  const text = html.replace(/\r\n?/g, '\n').trim();
  if (text === '') return '';
  const isMarkup = /<[a-z!/]/i.test(text);
  const body = isMarkup ? text : text.split('\n').map(escapeHtml).join('<br>\n');
  return `<div>\n${body.replace(/\n[ \t]*(?=\n)/g, '&#10;')}\n</div>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
