import { expect, it } from 'vitest';
import { fieldWords } from './field-words.js';

const words = {
  nameOf: (field: string) => (field === 'newPassword' ? 'New password' : field.toUpperCase()),
  inWords: (english: string) => english.replace('must be longer', 'has to be longer'),
  join: (name: string, message: string) => `${name}: ${message}`,
};

it.each([
  ['newPassword', 'newPassword must be longer', 'New password has to be longer'],
  ['newPassword', 'must differ from the user name', 'New password: must differ from the user name'],
  ['username', 'The user name ada is taken', 'The user name ada is taken'],
  ['handlers.2.settings.perDay', 'must be a number', 'handlers.2.settings.perDay: must be a number'],
  ['', 'and 3 more errors of this kind', 'and 3 more errors of this kind'],
])('of %j, %j is told as %j', (field, message, told) => {
  expect(fieldWords({ field, message }, words)).toBe(told);
});
