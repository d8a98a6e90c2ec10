import { DomainError } from '../contract/errors.js';

const SLUG = /^[a-z0-9][a-z0-9_.-]{0,99}$/;

/**
 * A problem's name in addresses: the one asked for, else the package's own, made to fit.
 *
 * @throws DomainError `validation-failed` for one that was asked for and does not fit, or where there is none at all
 */
export function slugOf(wanted: string | null, packageName: string | null): string {
  if (wanted !== null) {
    if (SLUG.test(wanted)) return wanted;
    throw invalidSlug(`"${wanted.slice(0, 100)}" is no slug`);
  }
  const made = (packageName ?? '')
    .toLowerCase()
    .replace(/\.(zip|kpp)$/, '')
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 100);
  if (SLUG.test(made)) return made;
  throw invalidSlug('the package has no directory to take the slug from');
}

function invalidSlug(reason: string): DomainError {
  const message = `${reason}: give one of lower-case letters, digits, "-", "_" and ".", such as hello-world`;
  return new DomainError('validation-failed', message, [{ field: 'slug', message }]);
}
