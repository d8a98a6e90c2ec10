import { DomainError } from '../contract/errors.js';
import type { Finding, FindingSeverity } from '../contract/package-finding.js';

/** Where in the package: a path, with a line from 1 where there is one. The empty path is the package as a whole. */
export type Place = string | { file: string; line?: number | undefined };

/** An answer of bounded size, whatever the package. */
const MOST_ERRORS = 200;

/** Gathers everything that is to be said about a package, so that its authors can fix it in one go. */
export class Findings {
  readonly all: Finding[] = [];
  private readonly said = new Set<string>();

  error(place: Place, message: string, remedy: string): void {
    this.add('error', place, message, remedy);
  }

  warning(place: Place, message: string, remedy: string): void {
    this.add('warning', place, message, remedy);
  }

  info(place: Place, message: string, remedy: string): void {
    this.add('info', place, message, remedy);
  }

  /** What is said already is not said again: a setting of many test cases is read for each of them. */
  add(severity: FindingSeverity, place: Place, message: string, remedy: string): void {
    const { file, line } = typeof place === 'string' ? { file: place, line: undefined } : place;
    const key = JSON.stringify([severity, file, line, message, remedy]);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.all.push({ severity, file, ...(line === undefined ? {} : { line }), message, remedy });
  }

  get errors(): Finding[] {
    return this.all.filter(({ severity }) => severity === 'error');
  }

  get hasErrors(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }

  /** @throws DomainError `package-invalid` when there is an error, with a field error for each */
  refuseOnErrors(undone: Undone = 'imported'): void {
    if (this.hasErrors) throw packageInvalid(this.errors, undone);
  }
}

/** What a package with errors was not. */
type Undone = 'imported' | 'exported';

/** The refusal of a package, one field error a finding; the field is the file's path in the package. */
export function packageInvalid(errors: readonly Finding[], undone: Undone = 'imported'): DomainError {
  const shown = errors.slice(0, MOST_ERRORS);
  const more = errors.length - shown.length;
  const count = errors.length === 1 ? 'an error' : `${String(errors.length)} errors`;
  const first = errors[0] === undefined ? '' : ` ${describeFinding(errors[0])}`;
  return new DomainError('package-invalid', `The package has ${count} and was not ${undone}.${first}`, [
    ...shown.map((finding) => ({ field: finding.file, message: sentence(finding), finding })),
    ...(more > 0 ? [{ field: '', message: `and ${String(more)} more errors of this kind` }] : []),
  ]);
}

/** One line for people: `problem.yaml:3: …`. */
export function describeFinding(finding: Finding): string {
  const line = finding.line === undefined ? '' : `:${String(finding.line)}`;
  const place = finding.file === '' ? '' : `${finding.file}${line}: `;
  return `${place}${finding.message}. ${finding.remedy}.`;
}

function sentence({ line, message, remedy }: Finding): string {
  return `${line === undefined ? '' : `line ${String(line)}: `}${message}. ${remedy}.`;
}
