import type { Root } from 'hast';
import type { Findings } from '../findings.js';
import { constantsInStatement } from '../constants.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageStatement } from '../problem-package.js';
import { Assets } from './assets.js';
import { finishHtml } from './finish-html.js';
import { latexToTree } from './latex-tree.js';
import { markdownToTree, placeSamples } from './markdown.js';
import { withinTime } from './time-limit.js';

export interface RenderContext {
  constants: Readonly<Record<string, string>>;
  sampleCount: number;
  /** Where a file beside the statement is served. */
  assetUrl: (name: string) => string;
  findings: Findings;
}

/** Far above any statement; what bad cases take of memory grows with its square. */
const MOST_CHARACTERS = 128 * 1024;
/** Ordinary statements take some 20 ms. */
const MOST_TIME_MS = 5000;

/** Safe HTML of a statement; null for a PDF, and with an error where it cannot be shown. */
export async function renderStatement(statement: PackageStatement, context: RenderContext): Promise<string | null> {
  const { file, format } = statement;
  if (format === 'pdf') return null;
  const written = await readTextFile(file, context.findings);
  if (written === null) return null;
  return renderText(written, format, file.path, new Assets(statement.assets, context.assetUrl), context);
}

/** The same for text that is at hand. */
export function renderText(
  written: string,
  format: 'markdown' | 'latex',
  file: string,
  assets: Assets,
  { constants, sampleCount, findings }: Omit<RenderContext, 'assetUrl'>,
): string | null {
  const samples = new Samples(sampleCount, file, findings);
  const source = constantsInStatement(written, format, constants);
  return withinBounds(written, file, findings, () => {
    const root = format === 'markdown' ? fromMarkdown(source, samples) : fromLatex(source, samples);
    return finishHtml({ root, file, assets }, findings);
  });

  function fromMarkdown(text: string, places: Samples): Root {
    const placed = placeSamples(
      text,
      () => places.next(),
      () => places.remaining(),
    );
    return markdownToTree(placed);
  }

  function fromLatex(text: string, places: Samples): Root {
    const { root, unknown } = latexToTree(text, {
      nextSamples: () => places.next(),
      remainingSamples: () => places.remaining(),
    });
    if (unknown.size > 0) {
      const names = [...unknown].slice(0, 20).map((name) => `\\${name}`);
      findings.info(file, `shown without formatting: ${names.join(', ')}`, 'Check how the statement looks');
    }
    return root;
  }
}

/** What is made of a statement; null with an error where it is too long, or too long or too deep a work. */
export function withinBounds<T>(written: string, file: string, findings: Findings, work: () => T): T | null {
  if (written.length > MOST_CHARACTERS) {
    findings.error(file, `the statement has more than ${String(MOST_CHARACTERS)} characters`, 'Make it shorter');
    return null;
  }
  try {
    return withinTime(MOST_TIME_MS, work);
  } catch (error) {
    // Too deep a nesting ends here, whichever library it was too deep for.
    const reason = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : String(error);
    findings.error(file, `the statement cannot be read: ${reason ?? ''}`, 'Correct or simplify it');
    return null;
  }
}

/** Samples in the order the statement asks for them. */
class Samples {
  private used = 0;

  constructor(
    private readonly count: number,
    private readonly file: string,
    private readonly findings: Findings,
  ) {}

  next(): number[] {
    if (this.used >= this.count) {
      this.findings.warning(this.file, 'nextsample has no sample left', 'Remove it, or add a sample');
      return [];
    }
    this.used += 1;
    return [this.used];
  }

  remaining(): number[] {
    const left = Array.from({ length: this.count - this.used }, (_, index) => this.used + index + 1);
    this.used = this.count;
    return left;
  }
}
