import type { ConversionEntry, ConversionOutcome } from '../contract/conversion-report.js';
import { FINDING_SEVERITIES, type Finding, type FindingSeverity } from '../contract/package-finding.js';
import { printableLine, type Colour, type Terminal } from './terminal.js';

const COLOURS: Record<FindingSeverity, Colour> = { error: 'red', warning: 'yellow', info: 'dim' };

/** One line a finding, as compilers print them: `file:line: severity: message (remedy)`. The gravest come first. */
export function findingLines(findings: Finding[], terminal: Pick<Terminal, 'paint'>): string[] {
  const rank = (finding: Finding): number => FINDING_SEVERITIES.indexOf(finding.severity);
  return [...findings]
    .sort((one, other) => rank(one) - rank(other))
    .map((finding) => {
      const line = finding.line === undefined ? '' : `:${String(finding.line)}`;
      const place = finding.file ? `${printableLine(finding.file)}${line}: ` : '';
      const remedy = finding.remedy ? ` (${printableLine(finding.remedy)})` : '';
      const severity = terminal.paint(finding.severity, COLOURS[finding.severity], 'errors');
      return `${place}${severity}: ${printableLine(finding.message)}${remedy}`;
    });
}

const OUTCOME_COLOURS: Record<ConversionOutcome, Colour> = { kept: 'green', changed: 'yellow', lost: 'red' };

/** One line for each thing that a conversion kept, changed or lost. */
export function conversionLines(entries: readonly ConversionEntry[], terminal: Pick<Terminal, 'paint'>): string[] {
  return entries.map(({ outcome, what, detail }) => {
    const word = terminal.paint(outcome, OUTCOME_COLOURS[outcome], 'errors');
    return `${word}: ${printableLine(what)}: ${printableLine(detail)}`;
  });
}
