import { Findings, packageInvalid } from '../findings.js';

/**
 * Which problem of several is meant, as an index.
 *
 * @param item a name, or a number from 1; null: nothing was said
 * @throws DomainError `package-invalid` with the names, where it is none of them
 */
export function chooseItem(names: readonly string[], item: string | null): number {
  const chosen = item === null ? -1 : names.includes(item) ? names.indexOf(item) : Number(item) - 1;
  if (names[chosen] !== undefined) return chosen;
  const findings = new Findings();
  const shown = names.slice(0, 20).map((name, index) => `${String(index + 1)} ${name}`);
  const message =
    item === null
      ? `the archive holds ${String(names.length)} problems: ${shown.join(', ')}`
      : `the archive has no problem "${item.slice(0, 100)}", only ${shown.join(', ')}`;
  findings.error('', message, 'Name one of them, by its number, in the parameter item');
  throw packageInvalid(findings.all);
}
