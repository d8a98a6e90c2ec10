/** White space by the format: space, form feed, line feed, carriage return, horizontal and vertical tab. */
const WHITESPACE = new Uint8Array(256);
for (const byte of [0x20, 0x0c, 0x0a, 0x0d, 0x09, 0x0b]) WHITESPACE[byte] = 1;

export const END = -1;
const LINE_FEED = 0x0a;

export function isWhitespace(byte: number): boolean {
  return WHITESPACE[byte] === 1;
}

/** The part of a stream that is in memory: from the start of the token being compared to the end of the newest chunk. */
export class TokenWindow {
  buffer: Buffer = Buffer.alloc(0);
  /** The next byte to compare. */
  position = 0;
  /** Where the token began that `position` is in; equal to it between tokens. */
  tokenStart = 0;
  /** The token is longer than what was kept of it. */
  isTokenCut = false;
  /** Nothing follows the buffer. */
  isComplete = false;
  line = 1;
  /** Whole tokens seen in this line. */
  tokensInLine = 0;

  supply(chunk: Buffer): void {
    const rest = this.buffer.subarray(this.tokenStart);
    this.buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.position -= this.tokenStart;
    this.tokenStart = 0;
  }

  /** Lets go of the chunk, which its owner may use again. */
  detach(): void {
    this.buffer = Buffer.from(this.buffer.subarray(this.tokenStart));
    this.position -= this.tokenStart;
    this.tokenStart = 0;
  }

  get isUsedUp(): boolean {
    return this.position >= this.buffer.length;
  }

  /** {@link END} behind the last byte. */
  peek(): number {
    return this.buffer[this.position] ?? END;
  }

  /** Steps over white space as far as the buffer goes. */
  skipWhitespace(): void {
    while (!this.isUsedUp && isWhitespace(this.peek())) {
      if (this.peek() === LINE_FEED) {
        this.line++;
        this.tokensInLine = 0;
      }
      this.position++;
    }
    this.tokenStart = this.position;
  }

  /** Where the token ends, or the buffer. */
  tokenEnd(): number {
    let end = this.position;
    while (end < this.buffer.length && !isWhitespace(this.buffer[end] as number)) end++;
    return end;
  }

  stepOverToken(): void {
    this.position = this.tokenEnd();
    this.endToken();
  }

  /** Of a token longer than `capBytes` only the last `keptBytes` before the position stay. */
  cutToken(capBytes: number, keptBytes: number): void {
    if (this.position - this.tokenStart <= capBytes) return;
    this.tokenStart = this.position - keptBytes;
    this.isTokenCut = true;
  }

  endToken(): void {
    if (this.position > this.tokenStart) this.tokensInLine++;
    this.tokenStart = this.position;
    this.isTokenCut = false;
  }
}

/**
 * Moves both windows over what is the same in both, or the same but for what `fold` makes equal. This is where the time
 * goes for an output of 100 MB, hence one loop over plain indices that also counts lines and tokens.
 */
export function advanceTogether(output: TokenWindow, answer: TokenWindow, fold: Uint8Array): void {
  const out = output.buffer;
  const ans = answer.buffer;
  const shift = answer.position - output.position;
  const end = output.position + Math.min(out.length - output.position, ans.length - answer.position);
  let { position, tokenStart, tokensInLine } = output;
  let lines = 0;
  for (; position < end; position++) {
    const byte = out[position] as number;
    const other = ans[position + shift] as number;
    if (byte !== other && fold[byte] !== fold[other]) break;
    if (byte <= 0x20 && WHITESPACE[byte] === 1) {
      if (position > tokenStart) tokensInLine++;
      tokenStart = position + 1;
      if (byte === LINE_FEED) {
        lines++;
        tokensInLine = 0;
      }
    }
  }
  if (tokenStart > output.tokenStart) output.isTokenCut = answer.isTokenCut = false;
  output.position = position;
  output.tokenStart = tokenStart;
  output.tokensInLine = tokensInLine;
  output.line += lines;
  answer.position = position + shift;
  answer.tokenStart = tokenStart + shift;
  answer.line += lines;
}
