import type { ConversionEntry, ConversionOutcome } from '../contract/conversion-report.js';

/** A package can have thousands of files; a report is for people. */
const MOST_ENTRIES = 200;

/** Gathers what was kept, changed and lost between two formats. */
export class Conversion {
  private readonly found: ConversionEntry[] = [];

  kept(what: string, detail: string): void {
    this.add('kept', what, detail);
  }

  changed(what: string, detail: string): void {
    this.add('changed', what, detail);
  }

  lost(what: string, detail: string): void {
    this.add('lost', what, detail);
  }

  /** What was lost first, then what was changed; each thing once. */
  get entries(): ConversionEntry[] {
    const order: ConversionOutcome[] = ['lost', 'changed', 'kept'];
    return this.found.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)).slice(0, MOST_ENTRIES);
  }

  private add(outcome: ConversionOutcome, what: string, detail: string): void {
    const isKnown = this.found.some((one) => one.outcome === outcome && one.what === what && one.detail === detail);
    if (!isKnown) this.found.push({ outcome, what, detail });
  }
}
