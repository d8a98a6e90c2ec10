/**
 * XML with its lines. No entity is processed but the five that XML itself has and numbered characters, no document type
 * is read or fetched, nesting is bounded: what an XML document could do beyond being read is left out.
 */
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import type { Findings } from './findings.js';

const MOST_NESTING = 50;
/** A line break ends a line; counted once, so that elements find their line by bisection. */
const NEWLINE = 10;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  captureMetaData: true,
  maxNestedTags: MOST_NESTING,
});

/** As the parser gives it: one key with the children, `:@` with the attributes. */
type RawNode = Record<string, unknown> & { ':@'?: Record<string, string> };

/** The root element; null with a finding where the document cannot be read. */
export function readXml(text: string, file: string, findings: Findings): XmlElement | null {
  const broken = (message: string, line?: number): null => {
    findings.error({ file, line }, `the XML is broken: ${message}`, 'Correct the XML');
    return null;
  };
  const plain = withoutExternalType(text);
  if (/^<!DOCTYPE/i.test(plain.slice(prologLength(plain)))) {
    findings.error(
      file,
      'the XML declares a document type of its own',
      'Remove what its DOCTYPE declares: entities are not read',
    );
    return null;
  }
  try {
    SyntaxValidator.validate(plain);
    const nodes = PARSER.parse(plain) as RawNode[];
    const [root, ...others] = nodes.filter((node) => isElement(node));
    if (root === undefined || others.length > 0) return broken('it must have one root element');
    return new XmlElement(root, new Lines(plain), file);
  } catch (error) {
    const line = error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : undefined;
    return broken(error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read', line);
  }
}

/** The name of the root element, from the beginning of a document; null where it cannot be told. */
export function rootName(head: string): string | null {
  const plain = withoutExternalType(head);
  return /^<([^\s<>/!?]+)/.exec(plain.slice(prologLength(plain)))?.[1] ?? null;
}

/** All before the document type or the root: a byte-order mark, the declaration, comments, processing instructions. */
function prologLength(text: string): number {
  return /^[^<]*(?:<(?:\?[\s\S]*?\?|!--[\s\S]*?--)>[^<]*)*/.exec(text)?.[0].length ?? 0;
}

const EXTERNAL_TYPE =
  /^<!DOCTYPE\s+[^\s<>[\]"']+(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*'))?\s*>/;

/**
 * A document type that is only named (XML 1.0, "Prolog and Document Type Declaration": without an internal subset)
 * declares nothing itself, and what it refers to is never fetched: blanks take its place, so that all lines keep theirs.
 */
function withoutExternalType(text: string): string {
  const start = prologLength(text);
  const type = EXTERNAL_TYPE.exec(text.slice(start))?.[0];
  if (type === undefined) return text;
  return text.slice(0, start) + type.replace(/[^\n]/g, ' ') + text.slice(start + type.length);
}

export class XmlElement {
  readonly name: string;
  private readonly nodes: RawNode[];

  constructor(
    private readonly raw: RawNode,
    private readonly lines: Lines,
    private readonly file: string,
  ) {
    this.name = nameOf(raw);
    this.nodes = raw[this.name] as RawNode[];
  }

  get place(): { file: string; line: number } {
    const symbol = XMLParser.getMetaDataSymbol() as unknown as string;
    const { startIndex = 0 } = (this.raw[symbol] as { startIndex?: number } | undefined) ?? {};
    return { file: this.file, line: this.lines.lineAt(startIndex) };
  }

  /** null where it is absent or empty. */
  attribute(name: string): string | null {
    const attributes = this.raw[':@'] ?? {};
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return value === undefined || value === '' ? null : decoded(value);
  }

  /** The text directly in it; CDATA as it is, everything else with its character references put in place. */
  get text(): string {
    return this.nodes
      .map((node) => {
        if ('#text' in node) return decoded(String(node['#text']));
        return '#cdata' in node ? cdataOf(node) : '';
      })
      .join('');
  }

  /**
   * As {@link text}, for content whose blanks count: where it is given as CDATA, blanks beside that are layout.
   * null: it is not given as CDATA alone.
   */
  get cdata(): string | null {
    const isBlank = (node: RawNode): boolean => '#text' in node && String(node['#text']).trim() === '';
    const parts = this.nodes.filter((node) => !isBlank(node));
    if (parts.length === 0 || !parts.every((node) => '#cdata' in node)) return null;
    return parts.map(cdataOf).join('');
  }

  all(name: string): XmlElement[] {
    return this.nodes.filter((node) => nameOf(node) === name).map((node) => this.child(node));
  }

  get children(): XmlElement[] {
    return this.nodes.filter(isElement).map((node) => this.child(node));
  }

  find(name: string): XmlElement | null {
    const node = this.nodes.find((one) => nameOf(one) === name);
    return node === undefined ? null : this.child(node);
  }

  /** Down a way of names: `['judging', 'testset']`. */
  at(...names: string[]): XmlElement | null {
    return names.reduce<XmlElement | null>((element, name) => element?.find(name) ?? null, this);
  }

  private child(node: RawNode): XmlElement {
    return new XmlElement(node, this.lines, this.file);
  }
}

class Lines {
  private starts: number[] | null = null;

  constructor(private readonly text: string) {}

  lineAt(index: number): number {
    this.starts ??= lineStarts(this.text);
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) === NEWLINE) starts.push(at + 1);
  return starts;
}

function cdataOf(node: RawNode): string {
  return (node['#cdata'] as RawNode[]).map((part) => String(part['#text'])).join('');
}

function nameOf(node: RawNode): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

function isElement(node: RawNode): boolean {
  const name = nameOf(node);
  return name !== '' && !name.startsWith('#') && !name.startsWith('?');
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
