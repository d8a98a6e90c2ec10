/**
 * The default output validator over two streams. It compares as far as the windows go and then names the one it needs more
 * of; nothing is kept but the current token (at most {@link TOKEN_CAP_BYTES} of it), so memory is bounded by the chunks,
 * whatever a program prints.
 *
 * Rules: problem package format 2025-09, "Default output validator specification".
 */
import { parseFloatToken, type ComparisonFlags } from './comparison-flags.js';
import { excerpt, whitespaceExcerpt, type Difference, type DifferenceKind } from './difference.js';
import { advanceTogether, END, isWhitespace, type TokenWindow } from './token-window.js';

/** A longer token is compared as text alone. The format wants at least 30 digits on either side of the point. */
export const TOKEN_CAP_BYTES = 4096;
/** What is kept of the beginning that two longer tokens share, for the message. */
const KEPT_BYTES = 64;

/** Ended, at the first difference or without one; or which window has to be supplied, or marked complete, before the next call. */
export type ComparisonStep = { difference: Difference | null } | { needs: TokenWindow };

const EQUAL: ComparisonStep = { difference: null };
const EXACT = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** ASCII letters only, as the format says. */
const FOLDED = EXACT.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

export class TokenComparison {
  private readonly fold: Uint8Array;

  constructor(
    private readonly flags: ComparisonFlags,
    private readonly output: TokenWindow,
    private readonly answer: TokenWindow,
  ) {
    this.fold = flags.caseSensitive ? EXACT : FOLDED;
  }

  /** To be called again after a `needs`, from the same place: no step changes a window before it has all that it looks at. */
  advance(): ComparisonStep {
    const { output, answer } = this;
    for (;;) {
      advanceTogether(output, answer, this.fold);
      const usedUp = [output, answer].find((window) => window.isUsedUp && !window.isComplete);
      if (usedUp) {
        // Both are at the same place of the same token, so both are cut or neither.
        output.cutToken(TOKEN_CAP_BYTES, KEPT_BYTES);
        answer.cutToken(TOKEN_CAP_BYTES, KEPT_BYTES);
        return { needs: usedUp };
      }
      const step = this.atDifference();
      if (step) return step;
    }
  }

  /** Here the next bytes differ, or a side is at its end; up to here the tokens are the same. Null: compare on. */
  private atDifference(): ComparisonStep | null {
    const { output, answer } = this;
    const got = output.peek();
    const expected = answer.peek();
    if (got === END && expected === END) return EQUAL;
    const areBetweenTokens = output.position === output.tokenStart;
    const tokenEndsInBoth = endsToken(got) && endsToken(expected);
    if (!tokenEndsInBoth && !(areBetweenTokens && (endsToken(got) || endsToken(expected)))) return this.compareToken();
    if (this.flags.spaceChangeSensitive && (isWhitespace(got) || isWhitespace(expected))) {
      return { difference: whitespaceDifference(output, answer) };
    }
    return this.skipWhitespace();
  }

  private skipWhitespace(): ComparisonStep | null {
    const windows = [this.output, this.answer];
    for (const window of windows) window.endToken();
    for (const window of windows) {
      window.skipWhitespace();
      if (window.isUsedUp && !window.isComplete) return { needs: window };
    }
    return this.output.isUsedUp === this.answer.isUsedUp ? null : this.compareToken();
  }

  /** The tokens differ as text; as numbers they may still be near enough. */
  private compareToken(): ComparisonStep | null {
    const { output, answer, flags } = this;
    const got = tokenIn(output);
    if (!got) return { needs: output };
    const expected = tokenIn(answer);
    if (!expected) return { needs: answer };
    const differ = (kind: DifferenceKind) => tokenDifference(kind, output, answer, got, expected);
    if (got.bytes.length === 0) return { difference: differ('missing') };
    if (expected.bytes.length === 0) return { difference: differ('extra') };
    const wanted = hasTolerance(flags) ? numberOf(expected) : null;
    if (wanted === null) return { difference: differ('token') };
    const value = numberOf(got);
    if (value === null) return { difference: differ('not-a-number') };
    if (!isWithinTolerance(flags, value, wanted)) {
      const absoluteError = Math.abs(value - wanted);
      const relativeError = wanted === 0 ? null : absoluteError / Math.abs(wanted);
      return { difference: { ...differ('number'), absoluteError, relativeError } };
    }
    output.stepOverToken();
    answer.stepOverToken();
    return null;
  }
}

function endsToken(byte: number): boolean {
  return byte === END || isWhitespace(byte);
}

interface Token {
  bytes: Buffer;
  /** All of it is in `bytes`. */
  isWhole: boolean;
}

/** The token that the window is in, empty at the stream's end; null while its end may still have to come. */
function tokenIn(window: TokenWindow): Token | null {
  const end = window.tokenEnd();
  const isWhole = end < window.buffer.length || window.isComplete;
  if (!isWhole && end - window.tokenStart <= TOKEN_CAP_BYTES) return null;
  return { bytes: window.buffer.subarray(window.tokenStart, end), isWhole: isWhole && !window.isTokenCut };
}

function hasTolerance({ absoluteTolerance, relativeTolerance }: ComparisonFlags): boolean {
  return absoluteTolerance !== null || relativeTolerance !== null;
}

function numberOf({ bytes, isWhole }: Token): number | null {
  return isWhole && bytes.length <= TOKEN_CAP_BYTES ? parseFloatToken(bytes.toString('latin1')) : null;
}

/** Equal values are near enough even where both are too large for a double. */
function isWithinTolerance(flags: ComparisonFlags, value: number, wanted: number): boolean {
  const error = Math.abs(value - wanted);
  return (
    value === wanted ||
    (flags.absoluteTolerance !== null && error <= flags.absoluteTolerance) ||
    (flags.relativeTolerance !== null && error <= flags.relativeTolerance * Math.abs(wanted))
  );
}

function tokenDifference(
  kind: DifferenceKind,
  output: TokenWindow,
  answer: TokenWindow,
  got: Token,
  expected: Token,
): Difference {
  // Both begin alike up to the position, which is where they are worth a look.
  const differsAt = output.position - output.tokenStart;
  return {
    ...place(kind, output, answer),
    expected: expected.bytes.length === 0 ? null : excerpt(expected.bytes, differsAt, !expected.isWhole),
    got: got.bytes.length === 0 ? null : excerpt(got.bytes, differsAt, !got.isWhole),
  };
}

function whitespaceDifference(output: TokenWindow, answer: TokenWindow): Difference {
  return {
    ...place('whitespace', output, answer),
    expected: whitespaceExcerpt(answer.peek()),
    got: whitespaceExcerpt(output.peek()),
  };
}

function place(kind: DifferenceKind, output: TokenWindow, answer: TokenWindow): Difference {
  return {
    kind,
    line: output.line,
    tokenInLine: output.tokensInLine + 1,
    answerLine: answer.line,
    expected: null,
    got: null,
    absoluteError: null,
    relativeError: null,
  };
}
