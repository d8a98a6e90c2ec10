import { KIB } from '../contract/limits.js';
import type { CodeAround } from '../problems/judging.js';
import type { Findings, Place } from './findings.js';
import type { ForeignReading } from './foreign/foreign-reading.js';
import { endingOf, kattisLanguage } from './foreign/language-names.js';
import type { ProblemPackage } from './problem-package.js';

/** It is kept with the version's settings and goes with every submission. */
const MOST_CODE_BYTES = 64 * KIB;

/** Sets what is put around submissions in a language, by the format's code of it; nothing where both are blank. */
export function addCodeAround(
  problem: ProblemPackage,
  languageCode: string,
  around: CodeAround,
  place: Place,
  findings: Findings,
): void {
  if (around.before.trim() === '' && around.after.trim() === '') return;
  const bytes = Buffer.byteLength(around.before) + Buffer.byteLength(around.after);
  if (bytes > MOST_CODE_BYTES) {
    const message = `the code around submissions has ${String(bytes)} bytes, more than ${String(MOST_CODE_BYTES)}`;
    findings.error(place, message, 'Make it shorter');
    return;
  }
  problem.codeAround = { ...problem.codeAround, [languageCode]: around };
}

/** What an editor elsewhere begins with is an attachment here; nothing where it is blank. */
export async function addTemplate(
  { made, conversion }: Pick<ForeignReading, 'made' | 'conversion'>,
  problem: ProblemPackage,
  text: string,
  language: string,
): Promise<void> {
  if (text.trim() === '') return;
  const name = `template.${endingOf(kattisLanguage(language))}`;
  if (problem.attachments.some((one) => one.name === name)) {
    conversion.lost('template', `the code that the editor begins with, in ${language}`);
    return;
  }
  problem.attachments = [...problem.attachments, { name, file: await made.add(name, text) }];
  conversion.changed('template', `the code that the editor begins with in ${language} is an attachment, ${name}`);
}

/** A jury's solution may be there as it was judged elsewhere, with the code around it; what is left is what was handed in. */
export function withoutCodeAround(source: string, around: CodeAround | undefined): string {
  const [before, after] = [around?.before.trim() ?? '', around?.after.trim() ?? ''];
  let text = source;
  if (before !== '' && text.trimStart().startsWith(before)) {
    text = text.slice(text.indexOf(before) + before.length).replace(/^[ \t]*\r?\n/, '');
  }
  if (after !== '' && text.trimEnd().endsWith(after)) text = text.slice(0, text.lastIndexOf(after));
  return text;
}
