/**
 * The default output validator: compares a program's output with the jury's answer while the program runs. The output is
 * pushed in as it arrives, the answer is read as far as it is needed; both may be larger than memory.
 */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ComparisonFlags } from './comparison-flags.js';
import { TokenComparison } from './compare-tokens.js';
import { describeDifference, type Difference } from './difference.js';
import { TokenWindow } from './token-window.js';

export interface OutputCheck {
  verdict: 'AC' | 'WA';
  /** For those who may see the answer; `describeDifference(difference, false)` is for the others. */
  reason: string;
  /** The first one; null when the output is right. */
  difference: Difference | null;
}

/** Most answers are far smaller, and each read takes a buffer of this size. */
const READ_BYTES = 64 * 1024;

/** @param answer a stream of buffers, or the path of a file */
export function createOutputComparer(options: { flags: ComparisonFlags; answer: Readable | string }): OutputComparer {
  const { flags, answer } = options;
  const stream = typeof answer === 'string' ? createReadStream(answer, { highWaterMark: READ_BYTES }) : answer;
  return new OutputComparer(flags, stream);
}

export class OutputComparer {
  private readonly output = new TokenWindow();
  private readonly answer = new TokenWindow();
  private readonly comparison: TokenComparison;
  private readonly answerChunks: AsyncIterator<Buffer>;
  private result: Difference | null | undefined;
  private isBusy = false;

  constructor(flags: ComparisonFlags, answer: Readable) {
    this.comparison = new TokenComparison(flags, this.output, this.answer);
    this.answerChunks = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** A difference was found; further output is ignored. */
  get isDecided(): boolean {
    return this.result !== undefined;
  }

  /** Takes the next piece of output. A promise, if one comes back, has to be awaited before the next call. Throws when the answer cannot be read. */
  write(chunk: Buffer): void | Promise<void> {
    if (this.isBusy) throw new Error('the output comparer was given a chunk before it had done with the last one');
    if (this.isDecided || chunk.length === 0) return;
    this.output.supply(chunk);
    return this.needsAnswer() ? this.compareOn() : undefined;
  }

  /** To be called once, after the last piece. */
  async end(): Promise<OutputCheck> {
    this.output.isComplete = true;
    if (!this.isDecided && this.needsAnswer()) await this.compareOn();
    await this.close();
    if (this.result === undefined) throw new Error('the output comparer came to no result');
    if (this.result === null) return { verdict: 'AC', reason: 'the output is right', difference: null };
    return { verdict: 'WA', reason: describeDifference(this.result, true), difference: this.result };
  }

  /** Lets go of the answer; for a run whose output does not matter any more. */
  async close(): Promise<void> {
    await this.answerChunks.return?.();
  }

  private async compareOn(): Promise<void> {
    this.isBusy = true;
    try {
      do {
        const next = await this.answerChunks.next();
        if (next.done) this.answer.isComplete = true;
        else this.answer.supply(next.value);
      } while (this.needsAnswer());
    } finally {
      this.isBusy = false;
    }
  }

  /** Compares as far as the output goes. True when more of the answer is needed. */
  private needsAnswer(): boolean {
    const step = this.comparison.advance();
    if ('difference' in step) {
      this.result = step.difference;
      return false;
    }
    if (step.needs === this.answer) return true;
    this.output.detach();
    return false;
  }
}
