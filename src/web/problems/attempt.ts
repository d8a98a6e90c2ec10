import type { NewSubmission } from '../api/endpoints.js';

/**
 * The idempotency key of what is being handed in: the same for the same, as long as no answer has told that it arrived.
 * Whoever presses the button once more after a lost answer makes no second submission.
 */
export class Attempt {
  private content = '';
  private key = '';

  keyOf(submission: NewSubmission): string {
    const content = JSON.stringify(submission);
    if (content !== this.content) {
      this.content = content;
      this.key = newKey();
    }
    return this.key;
  }

  /** What is handed in from now on is meant to be another submission. */
  arrived(): void {
    this.content = '';
  }
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16)).join('-');
}
