import { DomainError } from '../contract/errors.js';

const SLUG = /^[a-z0-9][a-z0-9_.-]{0,99}$/;

/**
 * A problem's name in addresses as it was asked for; null where nothing was.
 *
 * @throws DomainError `validation-failed` for one that does not fit
 */
export function wantedSlug(wanted: string | null): string | null {
  if (wanted === null || SLUG.test(wanted)) return wanted;
  const message = `"${wanted.slice(0, 100)}" is no slug: use lower-case letters, digits, "-", "_" and ".", such as hello-world`;
  throw new DomainError('validation-failed', message, [{ field: 'slug', message }]);
}

/** The first of these texts that can be made to fit: the name of a directory, of an archive, of the problem. */
export function slugFrom(names: readonly (string | null)[]): string | null {
  return names.map(fitted).find((name) => SLUG.test(name)) ?? null;
}

function fitted(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\.(zip|kpp)$/, '')
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 100);
}
