/**
 * Slows down guessing of passwords. Failures are counted for an account from one address, for the address, and for
 * the account, so neither one guesser nor many can go on for long, and a stranger's guesses do not lock a person out
 * at once. A success clears the pair. Each web process counts for itself, in memory.
 */
const WINDOW_MS = 15 * 60_000;
/** One address may be a lab full of people, and an account is easily named by strangers. */
const SHARED_FACTOR = 10;
/** Beyond it the oldest counters are dropped: an attacker's millions of names must not fill the memory. */
const MOST_COUNTERS = 50_000;

interface Counter {
  failures: number;
  endsAtMs: number;
}

export class SignInThrottle {
  private readonly counters = new Map<string, Counter>();

  /** @param attempts failures of one account from one address in 15 minutes */
  constructor(
    private readonly attempts: number,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @returns 0 when a try is allowed now */
  secondsToWait(username: string, address: string): number {
    const waits = this.keys(username, address).map(({ key, most }) => {
      const counter = this.live(key);
      return counter !== null && counter.failures >= most ? counter.endsAtMs - this.nowMs() : 0;
    });
    return Math.ceil(Math.max(...waits) / 1000);
  }

  /** Call it before the password is checked, so that tries sent at the same time are all counted. */
  countAttempt(username: string, address: string): void {
    for (const { key } of this.keys(username, address)) {
      const counter = this.live(key) ?? { failures: 0, endsAtMs: this.nowMs() + WINDOW_MS };
      counter.failures += 1;
      this.counters.delete(key);
      this.counters.set(key, counter);
    }
    while (this.counters.size > MOST_COUNTERS) this.counters.delete(this.counters.keys().next().value ?? '');
  }

  /** The attempt counted last was right after all: it does not count, and the pair starts anew. */
  succeed(username: string, address: string): void {
    const [pair, ...shared] = this.keys(username, address);
    if (pair !== undefined) this.counters.delete(pair.key);
    for (const { key } of shared) {
      const counter = this.live(key);
      if (counter !== null) counter.failures -= 1;
    }
  }

  private keys(username: string, address: string): { key: string; most: number }[] {
    const name = username.toLowerCase();
    return [
      { key: `pair ${name} ${address}`, most: this.attempts },
      { key: `address ${address}`, most: this.attempts * SHARED_FACTOR },
      { key: `account ${name}`, most: this.attempts * SHARED_FACTOR },
    ];
  }

  private live(key: string): Counter | null {
    const counter = this.counters.get(key);
    return counter !== undefined && counter.endsAtMs > this.nowMs() ? counter : null;
  }
}
