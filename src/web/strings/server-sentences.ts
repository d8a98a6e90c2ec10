/**
 * Finds what the server says in English only, in its own source: texts of errors, and of findings about packages. For
 * the test that holds the phrasebook together with them; no page loads this.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Sentence {
  /** With `{0}`, `{1}`… where values stand. */
  english: string;
  file: string;
}

/** Methods that take texts, with the places of these among their arguments. */
const METHODS = new Map([
  ['error', { texts: [1, 2], least: 3 }],
  ['warning', { texts: [1, 2], least: 3 }],
  ['info', { texts: [1, 2], least: 3 }],
  ['add', { texts: [2, 3], least: 4 }],
  ['wrong', { texts: [0, 1], least: 1 }],
  ['warn', { texts: [0, 1], least: 2 }],
  ['kept', { texts: [0, 1], least: 2 }],
  ['changed', { texts: [0, 1], least: 2 }],
  ['lost', { texts: [0, 1], least: 2 }],
]);
/** Functions whose last argument is the text. */
const FUNCTIONS = ['refuse', 'invalid'];
/** Members of object literals that are shown to people. */
const MEMBERS = ['message', 'remedy'];
/** YAML values put their path in front. */
const ABOUT_A_VALUE = ['wrong', 'warn'];
/** A text that is nearly all values says nothing by itself. */
const LEAST_LETTERS = 2;
const MOST_VARIANTS = 12;

/** The server as far as a page can show its words. */
function filesOf(root: string): string[] {
  return globSync('**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.spec.ts') && !/^(web|cli|contract|config|judge0)\//.test(file),
  );
}

export function serverSource(root: string): string {
  return filesOf(root)
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
}

export function serverSentences(root: string): Sentence[] {
  const found = new Map<string, string>();
  for (const file of filesOf(root)) {
    for (const english of sentencesOf(readFileSync(path.join(root, file), 'utf8'))) {
      if (english.replace(/{\d}/g, '').replace(/[^A-Za-z]/g, '').length >= LEAST_LETTERS) found.set(english, file);
    }
  }
  return [...found].map(([english, file]) => ({ english, file }));
}

export function sentencesOf(source: string): string[] {
  const tree = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const texts = new Set<string>();
  const keep = (node: ts.Expression | undefined, prefix = '') => {
    if (node === undefined) return;
    for (const text of variantsOf(node, tree)) texts.add(numbered(`${prefix}${text}`));
  };
  walk(tree, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError') keep(node.arguments?.[1]);
    if (ts.isPropertyAssignment(node) && MEMBERS.includes(node.name.getText())) keep(node.initializer);
    if (!ts.isCallExpression(node)) return;
    if (ts.isIdentifier(node.expression) && FUNCTIONS.includes(node.expression.text)) keep(node.arguments.at(-1));
    if (!ts.isPropertyAccessExpression(node.expression)) return;
    const name = node.expression.name.text;
    const method = METHODS.get(name);
    if (method === undefined || node.arguments.length < method.least) return;
    if (/logger/i.test(node.expression.expression.getText())) return;
    method.texts.forEach((at, index) => {
      keep(node.arguments[at], index === 0 && ABOUT_A_VALUE.includes(name) ? '\0 ' : '');
    });
  });
  return [...texts];
}

/** `\0` stands for a value; a choice between texts gives each of them. Empty where nothing is known of it. */
function variantsOf(node: ts.Expression, tree: ts.SourceFile, depth = 0): string[] {
  if (depth > 5) return [];
  if (ts.isParenthesizedExpression(node)) return variantsOf(node.expression, tree, depth + 1);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap((branch) => variantsOf(branch, tree, depth + 1));
  }
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (heads, { expression, literal }) => {
        const choices = variantsOf(expression, tree, depth + 1);
        const within = choices.length > 0 && heads.length * choices.length <= MOST_VARIANTS ? choices : ['\0'];
        return heads.flatMap((head) => within.map((choice) => `${head}${choice}${literal.text}`));
      },
      [node.head.text],
    );
  }
  if (ts.isIdentifier(node)) {
    const values = valuesOf(node, tree);
    return values.flatMap((value) => variantsOf(value, tree, depth + 1));
  }
  return [];
}

/** What a name was given: in the function around it if it is declared there, else in the whole file. */
function valuesOf(name: ts.Identifier, tree: ts.SourceFile): ts.Expression[] {
  for (let scope: ts.Node = name.parent; ; scope = scope.parent) {
    const isScope = ts.isBlock(scope) || ts.isSourceFile(scope);
    const given: ts.Expression[] = [];
    if (isScope) {
      scope.forEachChild((statement) => {
        if (!ts.isVariableStatement(statement)) return;
        for (const { name: declared, initializer } of statement.declarationList.declarations) {
          if (declared.getText(tree) === name.text && initializer) given.push(initializer);
        }
      });
    }
    if (given.length > 0 || ts.isSourceFile(scope)) return given;
  }
}

function numbered(text: string): string {
  let count = 0;
  return text.replaceAll('\0', () => `{${String(count++)}}`);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => {
    walk(child, visit);
  });
}
