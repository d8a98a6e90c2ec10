/** What a program and its validator said to each other, in the order in which the host heard it. Bounded. */
import { KIB } from '../contract/limits.js';
import type { TalkPart } from '../contract/talk.js';
import { toText } from './text.js';

const MAX_BYTES = 16 * KIB;
const MAX_PARTS = 400;

interface Part {
  from: TalkPart['from'];
  process: number | undefined;
  pass: number;
  chunks: Buffer[];
}

export class Transcript {
  private readonly kept: Part[] = [];
  private keptBytes = 0;
  private isCut = false;
  /** Which pass of a multi-pass problem is being heard, from 1. */
  pass = 1;

  /** @param process index of the process that says or is told it; left out where there is only one */
  add(from: TalkPart['from'], chunk: Buffer, process?: number): void {
    if (this.isCut) return;
    const part = chunk.subarray(0, MAX_BYTES - this.keptBytes);
    this.keptBytes += part.length;
    const isPlaced = part.length === 0 || this.place(from, part, process);
    this.isCut = part.length < chunk.length || !isPlaced;
  }

  /** What either said before the other answered is one part; a last part `…` stands for what is left out. */
  parts(): TalkPart[] {
    const parts = this.kept.map(({ from, process, pass, chunks }) => ({
      from,
      ...(process === undefined ? {} : { process }),
      pass,
      text: toText(Buffer.concat(chunks)),
    }));
    const last = parts.at(-1);
    if (this.isCut && last !== undefined) last.text += '…';
    return parts;
  }

  private place(from: TalkPart['from'], chunk: Buffer, process: number | undefined): boolean {
    const last = this.kept.at(-1);
    if (last?.from === from && last.process === process && last.pass === this.pass) {
      last.chunks.push(chunk);
      return true;
    }
    if (this.kept.length === MAX_PARTS) return false;
    this.kept.push({ from, process, pass: this.pass, chunks: [chunk] });
    return true;
  }
}
