import type { FieldError } from '../../contract/errors.js';

/** Fields that a person has filled in on a page, and that have a name there. */
export const NAMED_FIELDS = [
  'username',
  'displayName',
  'password',
  'currentPassword',
  'newPassword',
  'code',
  'name',
  'url',
  'tags',
  'difficulty',
  'source',
  'files',
  'language',
  'input',
  'overrideReason',
] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

interface Words {
  nameOf: (field: NamedField) => string;
  inWords: (english: string) => string;
  /** Puts the name in front of what goes on from it. */
  join: (name: string, message: string) => string;
}

/**
 * What is wrong with one field, in a sentence: some messages begin with the field as the request calls it, some go on
 * from it ("must be a number"), and some are sentences of their own.
 */
export function fieldWords({ field, message }: FieldError, { nameOf, inWords, join }: Words): string {
  if (field === '') return inWords(message);
  const named = NAMED_FIELDS.find((one) => one === field);
  const name = named ? nameOf(named) : field;
  if (message.startsWith(`${field} `)) return inWords(message).replace(field, name);
  return /^[A-Z]/.test(message) ? inWords(message) : join(name, inWords(message));
}
