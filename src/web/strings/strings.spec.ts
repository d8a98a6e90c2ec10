/**
 * Holds the strings together: both languages have the same keys and placeholders, every key that is used exists,
 * every key that exists is used, and no page says anything that is not in these files.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS } from '../../contract/audit.js';
import { ERRORS } from '../../contract/errors.js';
import { DOCTOR_SUBJECTS, DOCTOR_TROUBLES, EXPLANATION_CODES } from '../../contract/explanations.js';
import { GUARDS } from '../../contract/guards.js';
import en from './en.js';
import zh from './zh.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = globSync('**/*.{ts,tsx}', { cwd: ROOT })
  .filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('strings/') && path !== 'vite.config.ts')
  .map((path) => ({
    path,
    tree: ts.createSourceFile(path, readFileSync(`${ROOT}/${path}`, 'utf8'), ts.ScriptTarget.Latest, true),
  }));

interface Strings {
  [key: string]: string | Strings;
}

function flatten(strings: Strings, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(strings).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const english = flatten(en);
const chinese = flatten(zh);
const withoutCount = (key: string) => key.replace(/_(one|other)$/, '');
const known = new Set([...english.keys()].map(withoutCount));

/** Keys as `t('a.b')`, and as patterns for `t(`a.${x}`)`. */
function usedKeys(): { exact: Map<string, string>; patterns: RegExp[] } {
  const exact = new Map<string, string>();
  const patterns: RegExp[] = [];
  const visitKey = (node: ts.Node, path: string) => {
    if (ts.isConditionalExpression(node)) {
      visitKey(node.whenTrue, path);
      visitKey(node.whenFalse, path);
    } else if (ts.isStringLiteralLike(node)) exact.set(node.text, path);
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`));
    }
  };
  for (const { path, tree } of SOURCES) {
    walk(tree, (node) => {
      const [key] = ts.isCallExpression(node) && node.expression.getText() === 't' ? node.arguments : [];
      if (key) visitKey(key, path);
    });
  }
  return { exact, patterns };
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => {
    walk(child, visit);
  });
}

const placeholders = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .join();

describe('the languages', () => {
  it('have the same keys', () => {
    expect([...new Set([...chinese.keys()].map(withoutCount))].sort()).toEqual([...known].sort());
  });

  it('have the same placeholders', () => {
    const differing = [...chinese].filter(([key, text]) => placeholders(text) !== placeholders(english.get(key) ?? ''));
    expect(differing).toEqual([]);
  });

  it('leave nothing empty', () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});

describe('what the server tells as codes', () => {
  const told = [
    ...EXPLANATION_CODES.map((code) => `explanation.${code}`),
    ...DOCTOR_TROUBLES.map((code) => `doctor.remedies.${code}`),
    ...DOCTOR_SUBJECTS.map((subject) => `doctor.subjects.${subject}`),
    ...GUARDS.flatMap((guard) => [`doctor.guards.${guard}`, `doctor.tried.${guard}`]),
    ...Object.keys(ERRORS).map((code) => `error.code.${code}`),
    ...AUDIT_ACTIONS.map((action) => `audit.actions.${action}`),
  ];

  it('has words in both languages', () => {
    expect(told.filter((key) => !english.has(key) || !chinese.has(key))).toEqual([]);
  });

  it('is all there is words for', () => {
    const areas = ['explanation.', 'doctor.remedies.', 'doctor.subjects.', 'doctor.guards.', 'error.code.'];
    const worded = [...english.keys()].filter((key) => areas.some((area) => key.startsWith(area)));
    expect(worded.filter((key) => !told.includes(key))).toEqual([]);
  });
});

describe('the pages', () => {
  const { exact, patterns } = usedKeys();

  it('use only keys that exist', () => {
    const missing = [...exact].filter(([key]) => !known.has(key));
    expect(missing).toEqual([]);
    const idle = patterns.filter((pattern) => ![...known].some((key) => pattern.test(key)));
    expect(idle).toEqual([]);
  });

  it('use every key', () => {
    const unused = [...known].filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('say nothing by themselves', () => {
    expect(SOURCES.flatMap(({ path, tree }) => spokenIn(tree).map((text) => `${path}: ${text}`))).toEqual([]);
  });
});

const SPOKEN_ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'label', 'description', 'alt'];
/** The product's name is the same in every language. */
const NAMES = new Set(['Docket']);

/** Words written straight into JSX, as text or in an attribute that people see or hear. */
function spokenIn(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const keep = (text: string) => {
    if (/\p{L}{2}/u.test(text) && !NAMES.has(text.trim())) found.push(text.trim());
  };
  walk(tree, (node) => {
    if (ts.isJsxText(node)) keep(node.text);
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.includes(node.name.getText())) {
      if (node.initializer && ts.isStringLiteral(node.initializer)) keep(node.initializer.text);
    }
  });
  return found;
}
