/** What a program wrote, made fit for a database column and a page: text, whatever the bytes were. */

/**
 * Invalid UTF-8 becomes U+FFFD and NUL, which PostgreSQL's text does not hold, becomes U+2400 (␀).
 */
export function toText(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\u2400');
}

/** The first bytes of a text, cut between characters, with a mark where something is missing. */
export function head(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Of a stream whose last `keptBytes` were kept: whole lines, with a mark in place of those that are missing. */
export function lastLines(tail: Buffer, keptBytes: number): string {
  if (tail.length < keptBytes) return toText(tail);
  return `…\n${toText(tail.subarray(tail.indexOf('\n') + 1))}`;
}

/** Keeps the first bytes of a stream. */
export class HeadBuffer {
  private readonly chunks: Buffer[] = [];
  private keptBytes = 0;
  totalBytes = 0;

  constructor(private readonly maxBytes: number) {}

  write(chunk: Buffer): void {
    this.totalBytes += chunk.length;
    if (this.keptBytes >= this.maxBytes) return;
    const part = chunk.subarray(0, this.maxBytes - this.keptBytes);
    this.chunks.push(part);
    this.keptBytes += part.length;
  }

  get isCut(): boolean {
    return this.totalBytes > this.keptBytes;
  }

  text(): string {
    return toText(Buffer.concat(this.chunks));
  }
}
