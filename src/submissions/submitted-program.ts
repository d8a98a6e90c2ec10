/**
 * Checks of what was handed in, before anything is written: each mistake names its field and what to do. What is
 * wrong with the program itself is for the compiler to say.
 */
import { DomainError, type FieldError } from '../contract/errors.js';
import { CAPS, KIB } from '../contract/limits.js';
import { arrangeSources } from '../languages/arrange-sources.js';
import { detectLanguage } from '../languages/detect-language.js';
import type { SourceFile } from '../languages/language.js';
import { type Language, isLanguageId, LANGUAGES } from '../languages/languages.js';

export interface HandedIn {
  language?: string;
  source?: string;
  files?: { name: string; content: string; encoding?: 'utf8' | 'base64' }[];
  entryPoint?: string;
}

export interface SubmittedProgram {
  /** Of the language table, but for a submit-answer problem (submitted-answers.ts). */
  language: { id: string; sourceName: string };
  files: SourceFile[];
  entryPoint: string | null;
  sourceBytes: number;
}

/**
 * @param allowed ids of the languages the problem takes; null: any
 * @param maxBytes of all files together
 * @throws DomainError `validation-failed`, `unknown-language` or `payload-too-large`
 */
export function readProgram(
  handedIn: HandedIn,
  allowed: readonly string[] | null,
  maxBytes: number = CAPS.sourceBytes,
): SubmittedProgram & { language: Language } {
  const files = filesOf(handedIn);
  const sourceBytes = files.reduce((sum, { content }) => sum + content.length, 0);
  const limit = Math.min(maxBytes, CAPS.sourceBytes);
  if (sourceBytes > limit) {
    throw new DomainError(
      'payload-too-large',
      `The source has ${String(sourceBytes)} bytes; at most ${String(Math.floor(limit / KIB))} KiB are taken.`,
      [{ field: fieldOf(handedIn), message: 'shorten the program, or move tables out of it' }],
    );
  }
  const language = languageOf(handedIn, files, allowed);
  const arranged = arrangeSources(language, files, handedIn.entryPoint);
  // A class without `main` is for the compiler's report; names that cannot be used are not.
  if (!arranged.ok && files.length > 1) refuse('files', arranged.reason);
  return { language, files, entryPoint: handedIn.entryPoint ?? null, sourceBytes };
}

function filesOf(handedIn: HandedIn): SourceFile[] {
  if (handedIn.source !== undefined && handedIn.files !== undefined) {
    refuse('source', 'give either source or files, not both');
  }
  const given: NonNullable<HandedIn['files']> =
    handedIn.files ?? (handedIn.source === undefined ? [] : [{ name: '', content: handedIn.source }]);
  if (given.length === 0) refuse('source', 'give the program as source (text) or files (name and content)');
  const errors: FieldError[] = [];
  for (const [index, { content, encoding }] of given.entries()) {
    const field = handedIn.files === undefined ? 'source' : `files.${String(index)}.content`;
    if (encoding === 'base64') errors.push({ field, message: 'is not text; send a program as it is, as UTF-8' });
    else if (content.trim() === '') errors.push({ field, message: 'is empty; send the program text' });
    else if (content.includes('\0')) {
      errors.push({ field, message: 'holds NUL characters, so it is not program text; send the source, not a binary' });
    } else if (!content.isWellFormed()) errors.push({ field, message: 'is not valid Unicode; send it as UTF-8' });
  }
  if (errors.length > 0) throw new DomainError('validation-failed', describe(errors), errors);
  return given.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
}

function languageOf(handedIn: HandedIn, files: SourceFile[], allowed: readonly string[] | null): Language {
  const id = handedIn.language ?? detectLanguage(files);
  if (id === null) refuse('language', 'cannot be told from the file names; name one, such as cpp or python');
  if (!isLanguageId(id)) {
    throw new DomainError('unknown-language', `There is no language ${JSON.stringify(id.slice(0, 40))}.`, [
      { field: 'language', message: `use one of ${(allowed ?? Object.keys(LANGUAGES)).join(', ')}` },
    ]);
  }
  if (allowed !== null && !allowed.includes(id)) {
    throw new DomainError('unknown-language', `This problem does not take ${LANGUAGES[id].name}.`, [
      { field: 'language', message: `use one of ${allowed.join(', ')}` },
    ]);
  }
  return LANGUAGES[id];
}

function fieldOf({ files }: HandedIn): string {
  return files === undefined ? 'source' : 'files';
}

/** @throws DomainError `validation-failed` */
export function refuse(field: string, message: string): never {
  const errors = [{ field, message }];
  throw new DomainError('validation-failed', describe(errors), errors);
}

function describe(errors: readonly FieldError[]): string {
  return errors.map(({ field, message }) => `${field} ${message}`).join('; ');
}
