import type { Finding, FindingSeverity } from '../../contract/package-finding.js';

/** Of one severity; what is over is counted. */
const MOST_OF_A_KIND = 50;

/** Findings, not more than a person would read. */
export class FindingList {
  private readonly kept: Finding[] = [];
  private readonly left: Partial<Record<FindingSeverity, number>> = {};

  /** @param file in the package; @param message and @param remedy without a full stop at the end */
  add(severity: FindingSeverity, file: string, message: string, remedy: string): void {
    if (this.kept.filter((one) => one.severity === severity).length < MOST_OF_A_KIND) {
      this.kept.push({ severity, file, message, remedy });
    } else {
      this.left[severity] = (this.left[severity] ?? 0) + 1;
    }
  }

  get all(): Finding[] {
    const more = Object.entries(this.left).map(([severity, count]) => ({
      severity: severity as FindingSeverity,
      file: '',
      message: `and ${String(count)} more of this kind`,
      remedy: 'Correct those above first',
    }));
    return [...this.kept, ...more];
  }
}
