import type { FieldError } from '../../contract/errors.js';
import type { Finding } from '../../contract/package-finding.js';

/** A refused package's errors come as fields: the field is the file in the package. */
export function findingOf({ field, message, finding }: FieldError): Finding {
  return finding ?? { severity: 'error', file: field, message, remedy: '' };
}
