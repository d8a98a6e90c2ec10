import type { Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { constantsInStatement } from '../constants.js';
import type { Findings } from '../findings.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageStatement, ProblemPackage } from '../problem-package.js';
import { isFormula, replaceElements, text } from '../statements/hast.js';
import { latexToTree } from '../statements/latex-tree.js';
import { markdownToTree, placeSamples } from '../statements/markdown.js';
import { withinBounds } from '../statements/render-statement.js';

/**
 * A statement as HTML for another judge: formulas stay TeX between dollars, as judges' pages set them themselves, and
 * samples are left out, as each judge shows its own. null for a PDF, and with an error where it cannot be read.
 */
export async function plainHtml(
  { file, format }: PackageStatement,
  { constants }: Pick<ProblemPackage, 'constants'>,
  findings: Findings,
): Promise<string | null> {
  if (format === 'pdf') return null;
  const written = await readTextFile(file, findings);
  if (written === null) return null;
  const source = constantsInStatement(written, format, constants);
  return withinBounds(written, file.path, findings, () => htmlOf(source, format));
}

function htmlOf(source: string, format: 'markdown' | 'latex'): string {
  const none = (): number[] => [];
  const root: Root =
    format === 'markdown'
      ? markdownToTree(placeSamples(source, none, none))
      : latexToTree(source, { nextSamples: none, remainingSamples: none }).root;
  replaceElements(root, (one) => {
    if (!isFormula(one)) return null;
    const [only] = one.children;
    const formula = only?.type === 'text' ? only.value.trim() : '';
    const classes = one.properties.className;
    const mark = Array.isArray(classes) && classes.includes('math-display') ? '$$' : '$';
    return [text(`${mark}${formula}${mark}`)];
  });
  const clean = unified().use(rehypeSanitize).runSync(root);
  return unified().use(rehypeStringify).stringify(clean);
}
