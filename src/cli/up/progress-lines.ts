import type { Terminal } from '../terminal.js';

/** A long step is mentioned again after so long, so that nobody takes it for dead. */
const REMINDER_MS = 15_000;

/** One line a step, with the time since the first: `[ 42 s] Toolchain library: installing packages`. */
export class ProgressLines {
  private readonly startedAt = performance.now();
  private last = '';
  private reminder: NodeJS.Timeout | null = null;

  constructor(private readonly terminal: Terminal) {}

  readonly show = (what: string, step: string): void => {
    const line = `${what}: ${step}`;
    if (line === this.last) return;
    this.last = line;
    this.write(line);
    this.end();
    this.reminder = setInterval(() => {
      this.write(`${line} …`);
    }, REMINDER_MS);
  };

  /** No more reminders of the last step. */
  end(): void {
    if (this.reminder) clearInterval(this.reminder);
    this.reminder = null;
  }

  private write(line: string): void {
    const seconds = String(Math.round((performance.now() - this.startedAt) / 1000)).padStart(3);
    this.terminal.note(`[${seconds} s] ${line}`);
  }
}
