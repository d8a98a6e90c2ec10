/** Which languages can be judged at present: those in the toolchain library of a worker that is there. */
import type { EntityManager } from 'typeorm';
import { DomainError } from '../contract/errors.js';
import { listWorkers } from '../queue/worker-registration.js';
import { isLanguageId, type Language, type LanguageId } from './languages.js';

/** Null while no worker tells: then nothing is known, and what is handed in waits for one. */
export async function languagesAtHand(manager: EntityManager): Promise<ReadonlySet<LanguageId> | null> {
  const workers = (await listWorkers(manager)).filter(({ isAlive }) => isAlive);
  const told = workers.flatMap(({ report }) => {
    const languages = report['languages'];
    return typeof languages === 'object' && languages !== null ? [Object.keys(languages)] : [];
  });
  return told.length === 0 ? null : new Set(told.flat().filter(isLanguageId));
}

/** @throws DomainError `unknown-language` where it is known that nobody could judge it */
export async function requireLanguage(manager: EntityManager, language: Language): Promise<void> {
  const atHand = await languagesAtHand(manager);
  if (atHand === null || atHand.has(language.id)) return;
  throw new DomainError('unknown-language', `${language.name} is not set up on this judge.`, [
    {
      field: 'language',
      message: `use one of ${[...atHand].join(', ')}, or ask an administrator to add ${language.id} to the toolchain library`,
    },
  ]);
}
