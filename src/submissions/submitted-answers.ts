/**
 * Outputs handed in for a submit-answer problem: a file, several, or a zip of them. Every mistake is told before
 * anything is written.
 */
import { DomainError, type FieldError } from '../contract/errors.js';
import { CAPS, MIB } from '../contract/limits.js';
import { ANSWER_LANGUAGE, assignAnswers } from '../problems/answer-files.js';
import { isZip, unzip, UnzipError } from './unzip.js';
import { type HandedIn, refuse, type SubmittedProgram } from './submitted-program.js';

const MOST_FILES = 1000;

interface AnswerFile {
  name: string;
  content: Buffer;
}

/**
 * @param testCases names relative to `data/`
 * @param isSheet whether it is one text for all of them
 * @throws DomainError `validation-failed` or `payload-too-large`
 */
export async function readAnswers(
  handedIn: HandedIn,
  testCases: readonly string[],
  isSheet: boolean,
): Promise<SubmittedProgram> {
  if (handedIn.language !== undefined && handedIn.language !== ANSWER_LANGUAGE) {
    refuse('language', `must be left out, or ${ANSWER_LANGUAGE}: this problem takes outputs, not programs`);
  }
  const files = (await Promise.all(givenFiles(handedIn).map(unpacked))).flat();
  const sourceBytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (sourceBytes > CAPS.answerBytes) throw tooLarge();
  if (isSheet) {
    if (files.length !== 1) refuse('files', 'must be one text file with the answers to all questions');
    return { language: { id: ANSWER_LANGUAGE, sourceName: 'answers.txt' }, files, entryPoint: null, sourceBytes };
  }
  const { unknown, surplus } = assignAnswers(
    files.map(({ name }) => name),
    testCases,
  );
  const errors: FieldError[] = [
    ...unknown.map((name) => ({
      field: 'files',
      message: `${name || 'the output'} belongs to no test case; ${advice(testCases)}`,
    })),
    ...surplus.map((name) => ({ field: 'files', message: `${name} is the second output for its test case; keep one` })),
  ];
  if (errors.length > 0) {
    throw new DomainError('validation-failed', errors.map(({ message }) => message).join('; '), errors);
  }
  return { language: { id: ANSWER_LANGUAGE, sourceName: 'output.txt' }, files, entryPoint: null, sourceBytes };
}

function advice(testCases: readonly string[]): string {
  const secret = testCases.find((name) => name.startsWith('secret/')) ?? 'secret/1';
  const stem = secret.slice('secret/'.length);
  const isAmbiguous = testCases.filter((name) => name.endsWith(`/${stem}`)).length > 1;
  return `name each file after its test case, such as ${isAmbiguous ? secret : stem}.out`;
}

function givenFiles({ source, files }: HandedIn): AnswerFile[] {
  if (source !== undefined && files !== undefined) refuse('source', 'give either source or files, not both');
  if (source !== undefined) return [{ name: '', content: Buffer.from(source) }];
  if (files === undefined) refuse('files', 'give the outputs: files with name and content, or one zip as base64');
  return files.map(({ name, content, encoding }) => ({ name, content: Buffer.from(content, encoding ?? 'utf8') }));
}

/** The files of a zip; any other file is itself. */
async function unpacked(file: AnswerFile): Promise<AnswerFile[]> {
  if (!isZip(file.content)) return [file];
  try {
    return await unzip(file.content, { mostBytes: CAPS.answerBytes, mostFiles: MOST_FILES });
  } catch (error) {
    if (!(error instanceof UnzipError)) throw error;
    if (error.reason === 'too-large') throw tooLarge();
    if (error.reason === 'too-many') refuse('files', `has more than ${String(MOST_FILES)} files in its zip`);
    return refuse('files', `${file.name || 'the file'} is a zip that cannot be read (${error.message}); make it anew`);
  }
}

function tooLarge(): DomainError {
  const most = String(CAPS.answerBytes / MIB);
  return new DomainError('payload-too-large', `The outputs may have at most ${most} MiB together.`, [
    { field: 'files', message: `are more than ${most} MiB` },
  ]);
}
