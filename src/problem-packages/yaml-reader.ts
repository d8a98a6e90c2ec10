/**
 * YAML with its lines: each value knows where it stands, and asking it for the wrong type is a finding with that line.
 * Readers ask for the keys they know, then `reportUnknown` tells of the rest.
 */
import { LineCounter, type Node, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Pair } from 'yaml';
import type { Findings } from './findings.js';

/** Escapes in quotes can stand for what no file of text can hold, nor any text of PostgreSQL. */
const NO_TEXT = 'the text has a zero byte or half of a surrogate pair';
const REMEDY = 'Correct it as the problem package format describes';

/** The root of a document as a map. An empty document is an empty map; null where it cannot be read. */
export function readYamlMap(text: string, file: string, findings: Findings): YamlMap | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, schema: 'core' });
  for (const { message, pos } of document.errors) {
    const line = lines.linePos(pos[0]).line;
    findings.error({ file, line }, `the YAML is broken: ${message.split('\n')[0] ?? ''}`, 'Correct the YAML');
  }
  const noTexts: number[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) noTexts.push(range?.[0] ?? 0);
    },
  });
  for (const offset of noTexts)
    findings.error({ file, line: lines.linePos(offset).line }, NO_TEXT, 'Remove the escape');
  if (document.errors.length + noTexts.length > 0) return null;
  const context = { file, lines, document, findings };
  const root = new YamlValue(document.contents, context, null, '');
  if (root.isNull) return new YamlMap([], context, 1, '');
  return root.map();
}

interface Context {
  file: string;
  lines: LineCounter;
  document: Document;
  findings: Findings;
}

/** One value. The methods give null after a finding where it is of another type. */
export class YamlValue {
  private readonly node: Node | null;

  constructor(
    node: unknown,
    private readonly context: Context,
    private readonly parentLine: number | null,
    /** For messages: `limits.memory`. */
    readonly path: string,
  ) {
    this.node = resolveAlias(node, context.document);
  }

  get line(): number {
    const start = this.node?.range?.[0];
    return start === undefined ? (this.parentLine ?? 1) : this.context.lines.linePos(start).line;
  }

  get place(): { file: string; line: number } {
    return { file: this.context.file, line: this.line };
  }

  get isNull(): boolean {
    return this.node === null || (isScalar(this.node) && this.node.value === null);
  }
  get isMap(): boolean {
    return isMap(this.node);
  }
  get isList(): boolean {
    return isSeq(this.node);
  }
  get isScalar(): boolean {
    return isScalar(this.node) && this.node.value !== null;
  }
  /** Written as one: not in quotes. */
  get isNumber(): boolean {
    return isScalar(this.node) && typeof this.node.value === 'number';
  }

  /** A scalar as text; numbers and booleans as they are written. */
  text(): string | null {
    if (!isScalar(this.node) || this.node.value === null) return this.wrong('must be a text');
    const { value, source } = this.node;
    return typeof value === 'string' ? value : (source ?? JSON.stringify(value));
  }

  /** In quotes, too: other systems read packages less strictly. */
  number(): number | null {
    if (isScalar(this.node)) {
      const { value } = this.node;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
    }
    return this.wrong('must be a number');
  }

  /** Packages are written for readers of YAML 1.1 as well, to which `yes` and `off` are such. */
  boolean(): boolean | null {
    if (isScalar(this.node)) {
      const { value, type } = this.node;
      if (typeof value === 'boolean') return value;
      const word = type === 'PLAIN' && typeof value === 'string' ? value.toLowerCase() : '';
      if (['yes', 'on'].includes(word)) return true;
      if (['no', 'off'].includes(word)) return false;
    }
    return this.wrong('must be true or false');
  }

  map(): YamlMap | null {
    if (isMap(this.node)) return new YamlMap(this.node.items, this.context, this.line, this.path);
    return this.wrong('must be a map of keys and values');
  }

  list(): YamlValue[] | null {
    if (!isSeq(this.node)) return this.wrong('must be a list');
    return this.node.items.map(
      (item, index) => new YamlValue(item, this.context, this.line, `${this.path}[${String(index)}]`),
    );
  }

  /** A list of texts. */
  texts(): string[] | null {
    return this.list()?.flatMap((item) => item.text() ?? []) ?? null;
  }

  wrong(message: string, remedy = REMEDY): null {
    this.context.findings.error(this.place, `${this.path === '' ? 'the document' : this.path} ${message}`, remedy);
    return null;
  }

  warn(message: string, remedy = REMEDY): void {
    this.context.findings.warning(this.place, `${this.path} ${message}`, remedy);
  }
}

/** A map whose keys are asked for one by one. */
export class YamlMap {
  private readonly values = new Map<string, YamlValue>();
  private readonly known = new Set<string>();

  constructor(
    items: readonly Pair[],
    private readonly context: Context,
    readonly line: number,
    private readonly path: string,
  ) {
    for (const { key, value } of items) {
      const keyNode = new YamlValue(key, context, line, path);
      const name = keyNode.isScalar ? keyNode.text() : null;
      if (name === null) context.findings.error(keyNode.place, 'a key must be a text', REMEDY);
      else this.values.set(name, new YamlValue(value, context, keyNode.line, path === '' ? name : `${path}.${name}`));
    }
  }

  get keys(): string[] {
    return [...this.values.keys()];
  }

  get place(): { file: string; line: number } {
    return { file: this.context.file, line: this.line };
  }

  /** Whether the key is written, be it without a value. */
  has(key: string): boolean {
    return this.values.has(key);
  }

  /** The value of a key; null where it is absent or empty. */
  get(key: string): YamlValue | null {
    this.known.add(key);
    const value = this.values.get(key);
    return value === undefined || value.isNull ? null : value;
  }

  text(key: string): string | null {
    return this.get(key)?.text() ?? null;
  }

  map(key: string): YamlMap | null {
    return this.get(key)?.map() ?? null;
  }

  entries(): [string, YamlValue][] {
    for (const key of this.values.keys()) this.known.add(key);
    return [...this.values];
  }

  /** One of a closed set. */
  choice<T extends string>(key: string, choices: readonly T[], fallback: T): T {
    const value = this.get(key);
    const text = value?.text();
    if (value === null || text === null || text === undefined) return fallback;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) value.wrong(`is "${text}"`, `Use one of ${choices.join(', ')}`);
    return found ?? fallback;
  }

  number(key: string, rule: { above?: number; least?: number; isWhole?: boolean }, fallback: number): number {
    const value = this.get(key);
    const number = value?.number();
    if (value === null || number === null || number === undefined) return fallback;
    const isBad =
      (rule.above !== undefined && number <= rule.above) ||
      (rule.least !== undefined && number < rule.least) ||
      (rule.isWhole === true && !Number.isSafeInteger(number));
    if (!isBad) return number;
    const bound = rule.above === undefined ? `at least ${String(rule.least)}` : `more than ${String(rule.above)}`;
    value.wrong(`is ${String(number)}`, `Write a ${rule.isWhole === true ? 'whole ' : ''}number that is ${bound}`);
    return fallback;
  }

  boolean(key: string, fallback: boolean): boolean {
    return this.get(key)?.boolean() ?? fallback;
  }

  /** Keys that nobody asked for. The format calls them errors; to lose a package over one would be too harsh. */
  reportUnknown(): void {
    for (const [key, value] of this.values) {
      if (!this.known.has(key)) value.warn('is not a key of this version of the format: it is ignored', 'Remove it');
    }
  }
}

/** An alias stands for its anchor's node; there are no copies, so aliases of aliases cost nothing. */
function resolveAlias(node: unknown, document: Document): Node | null {
  if (isAlias(node)) return (node.resolve(document) as Node | undefined) ?? null;
  return (node as Node | null | undefined) ?? null;
}
