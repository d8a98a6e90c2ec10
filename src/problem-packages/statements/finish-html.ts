/**
 * The last steps that Markdown and LaTeX share: pictures and links are pointed at the package's own files, everything
 * that is not plain text markup is dropped, and only then formulas are set. KaTeX's output is the one thing that is
 * not sanitised, so it runs with `trust: false` and limits of its own.
 */
import type { Element, Root } from 'hast';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Findings } from '../findings.js';
import type { Assets } from './assets.js';
import { element, isFormula, replaceElements, text } from './hast.js';

/** Formulas of one statement, and characters of one formula: far above any statement, far below a minute's work. */
const MOST_FORMULAS = 5000;
const MOST_FORMULA_CHARACTERS = 10_000;
const MOST_HTML_BYTES = 8 * 1024 * 1024;
const MOST_FORMULA_WARNINGS = 5;

/** Footnote ids are the only ones: an id of the author's choosing could take the place of one that scripts rely on. */
const FOOTNOTE_ID: [string, RegExp] = ['id', /^user-content-fn(ref)?-[\w-]+$/];

const SCHEMA: Schema = {
  strip: ['script', 'style', 'template', 'noscript', 'title', 'textarea', 'select', 'iframe', 'object', 'svg', 'math'],
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'div', 'section', 'blockquote', 'pre', 'figure'],
    ...['figcaption', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th'],
    ...['td', 'a', 'img', 'span', 'strong', 'b', 'em', 'i', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'big'],
    ...['code', 'kbd', 'samp', 'var', 'abbr', 'q', 'cite', 'details', 'summary'],
  ],
  attributes: {
    a: ['href', 'title', FOOTNOTE_ID, ['className', 'data-footnote-backref']],
    img: ['src', 'alt', 'title', 'width', 'height'],
    li: [FOOTNOTE_ID],
    ol: ['start'],
    code: [['className', 'language-math', 'math-inline', 'math-display', /^language-[\w+-]+$/]],
    div: [
      ['className', 'sample-place', 'illustration', 'epigraph'],
      'dataSample',
      ['align', 'center', 'left', 'right'],
    ],
    span: [['className', 'small-caps', 'smaller', 'larger']],
    section: [['className', 'footnotes']],
    figure: [['className', 'illustration']],
    td: [['align', 'center', 'left', 'right'], 'colSpan', 'rowSpan'],
    th: [['align', 'center', 'left', 'right'], 'colSpan', 'rowSpan'],
    table: [['className', 'ruled']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  required: {},
};

const KATEX = {
  trust: false,
  strict: 'ignore',
  output: 'htmlAndMathml',
  // A macro that doubles itself stops here.
  maxExpand: 1000,
  // In em: rules and spaces of any size would cover the page.
  maxSize: 20,
} as const;

/** What LaTeX and its packages have and KaTeX lacks. Nothing here is numbered: a reference shows its label. */
const KATEX_MACROS: Readonly<Record<string, string>> = {
  '\\mbox': '\\text{#1}',
  '\\textsc': '\\text{#1}',
  '\\ensuremath': '#1',
  '\\nicefrac': '{{}^{#1}\\!/_{#2}}',
  '\\sfrac': '{{}^{#1}\\!/_{#2}}',
  '\\hdots': '\\ldots',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\xspace': '',
  '\\label': '\\@secondoftwo{#1}{}',
  '\\ref': '\\text{#1}',
  '\\eqref': '\\text{(#1)}',
};

export interface Unfinished {
  root: Root;
  /** Of the statement, for findings. */
  file: string;
  assets: Assets;
}

/** Safe HTML; null with an error where it would be too large. */
export function finishHtml({ root, file, assets }: Unfinished, findings: Findings): string | null {
  replaceElements(root, (one) => pointAtAssets(one, assets, file, findings));
  const clean = unified().use(rehypeSanitize, SCHEMA).runSync(root);
  if (!areFormulasBounded(clean, file, findings)) return null;
  replaceElements(clean, markForeignLink);
  replaceElements(clean, escapeUnderscores);
  const failed: string[] = [];
  const set = unified()
    .use(rehypeKatex, { ...KATEX, macros: { ...KATEX_MACROS } })
    .use(() => (_tree, { messages }) => {
      failed.push(...messages.map(({ cause }) => (cause instanceof Error ? cause.message : 'it cannot be read')));
    })
    .runSync(clean) as Root;
  for (const message of failed.slice(0, MOST_FORMULA_WARNINGS)) {
    findings.warning(file, `a formula cannot be shown: ${message.slice(0, 300)}`, 'Use what KaTeX supports');
  }
  const html = unified().use(rehypeStringify).stringify(set);
  if (Buffer.byteLength(html) <= MOST_HTML_BYTES) return html;
  findings.error(file, 'the statement is too large to be shown', 'Make it shorter');
  return null;
}

/** Pictures come from the package or not at all; relative links, too. */
function pointAtAssets(one: Element, assets: Assets, file: string, findings: Findings): Element[] | null {
  if (one.tagName === 'img') {
    const { src, alt } = one.properties;
    const written = typeof src === 'string' ? src : '';
    const asset = assets.find(written);
    const shown = typeof alt === 'string' && alt !== '' ? alt : 'picture';
    if (asset?.isPicture) {
      one.properties.src = asset.url;
      return null;
    }
    if (asset !== null) return [element('a', { href: asset.url }, [text(`${shown} (PDF)`)])];
    findings.warning(
      file,
      `there is no picture "${written.slice(0, 200)}" in the package`,
      'Add it beside the statement',
    );
    return [element('span', {}, [text(`[${shown}]`)])];
  }
  if (one.tagName === 'a') {
    const href = typeof one.properties.href === 'string' ? one.properties.href.trim() : '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('#user-content-')) return null;
    const asset = href === '' ? null : assets.find(href);
    if (asset === null) delete one.properties.href;
    else one.properties.href = asset.url;
  }
  return null;
}

/** After sanitising: whoever follows a link out of a statement takes nothing along. */
function markForeignLink(one: Element): null {
  const { href } = one.properties;
  if (one.tagName === 'a' && typeof href === 'string' && /^https?:/i.test(href)) {
    one.properties.rel = ['noopener', 'noreferrer', 'nofollow'];
  }
  return null;
}

/** In the text of formulas LaTeX's templates and packages take `_` as it is, KaTeX does not. */
function escapeUnderscores(one: Element): null {
  const [only] = one.children;
  if (isFormula(one) && only?.type === 'text') {
    only.value = only.value.replace(
      /(\\(?:text[a-z]*|mbox|hbox|(?:eq)?ref)\s*)(\{(?:[^{}$\\]|\\[^])*\})/g,
      (_, name: string, group: string) => name + group.replace(/\\[^]|_/g, (sign) => (sign === '_' ? '\\_' : sign)),
    );
  }
  return null;
}

function areFormulasBounded(root: Root, file: string, findings: Findings): boolean {
  const lengths: number[] = [];
  replaceElements(root, (one) => {
    if (!isFormula(one)) return null;
    const [only, ...others] = one.children;
    lengths.push(only?.type === 'text' && others.length === 0 ? only.value.length : one.children.length);
    return null;
  });
  if (lengths.length <= MOST_FORMULAS && lengths.every((length) => length <= MOST_FORMULA_CHARACTERS)) return true;
  findings.error(file, 'the statement has too many or too long formulas', 'Make them fewer or shorter');
  return false;
}
