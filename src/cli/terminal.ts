import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

const COLOURS = { green: 32, red: 31, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
export type Colour = keyof typeof COLOURS;

interface OutputStream extends NodeJS.WritableStream {
  isTTY?: boolean;
  columns?: number;
}

interface TerminalStreams {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: OutputStream;
  errors: OutputStream;
  refusesColours: boolean;
}

/**
 * Where the command writes: results to standard output, everything else to standard error.
 * Colours and the line of passing status appear only where a person watches.
 */
export class Terminal {
  private hasStatus = false;

  constructor(private readonly streams: TerminalStreams) {}

  get isInteractive(): boolean {
    return this.streams.errors.isTTY === true;
  }

  /** Writes one line of result to standard output. */
  print(line = ''): void {
    this.clearStatus();
    this.streams.output.write(`${line}\n`);
  }

  /** Writes bytes to standard output as they are. */
  write(data: string | Buffer): void {
    this.clearStatus();
    this.streams.output.write(data);
  }

  /** Writes one line of remark to standard error. */
  note(line: string): void {
    this.clearStatus();
    this.streams.errors.write(`${line}\n`);
  }

  /** Writes bytes to standard error as they are. */
  writeError(data: string | Buffer): void {
    this.clearStatus();
    this.streams.errors.write(data);
  }

  /** Shows a line that the next line replaces; nothing where nobody watches. */
  status(line: string): void {
    if (!this.isInteractive) return;
    const width = (this.streams.errors.columns ?? 80) - 1;
    this.streams.errors.write(`\r\x1b[2K${line.slice(0, width)}`);
    this.hasStatus = true;
  }

  clearStatus(): void {
    if (!this.hasStatus) return;
    this.streams.errors.write('\r\x1b[2K');
    this.hasStatus = false;
  }

  /** Colours a text meant for standard output (or, with `for: 'errors'`, for standard error). */
  paint(text: string, colour: Colour, target: 'output' | 'errors' = 'output'): string {
    if (this.streams.refusesColours || this.streams[target].isTTY !== true) return text;
    return `\x1b[${String(COLOURS[colour])}m${text}\x1b[0m`;
  }

  /** Asks on the terminal; `isSecret` shows nothing of what is typed. Null when the input ends first. */
  async ask(question: string, { isSecret = false } = {}): Promise<string | null> {
    this.streams.errors.write(question);
    const isTerminal = this.streams.input.isTTY === true;
    // Readline echoes to its output: a sink keeps a secret off the screen.
    const sink = new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
    const lines = createInterface({
      input: this.streams.input,
      output: isSecret ? sink : this.streams.errors,
      terminal: isTerminal,
      historySize: 0,
    });
    try {
      return await new Promise<string | null>((resolve) => {
        lines.once('line', resolve);
        lines.once('SIGINT', () => {
          resolve(null);
        });
        lines.once('close', () => {
          resolve(null);
        });
      });
    } finally {
      lines.close();
      if (isSecret && isTerminal) this.streams.errors.write('\n');
    }
  }

  /** All of standard input. */
  async readAll(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.streams.input) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }

  /** Whether a person could answer a question. */
  get canAsk(): boolean {
    return this.streams.input.isTTY === true;
  }
}

/** The process's own terminal. */
export function processTerminal(refusesColours: boolean): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    // `docket … | head` closes the pipe early: that is no fault.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  return new Terminal({ input: process.stdin, output: process.stdout, errors: process.stderr, refusesColours });
}

// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that somebody else wrote (a program's output, a file name), safe to show: control characters, with which
 * it could move the cursor or fake other lines, become visible marks. Line feeds and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(CONTROL_CHARACTERS, '\uFFFD');
}

/** The same for one line: line feeds become spaces too. */
export function printableLine(text: string): string {
  return printable(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\t/g, ' ')
    .trim();
}
