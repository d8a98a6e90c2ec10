/**
 * Outputs handed in for a submit-answer problem: a file, several, or a zip of them. Every mistake is told before
 * anything is written.
 */
import { promisify } from 'node:util';
import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DomainError, type FieldError } from '../contract/errors.js';
import { CAPS, MIB } from '../contract/limits.js';
import { ANSWER_LANGUAGE, assignAnswers } from '../problems/answer-files.js';
import { type HandedIn, refuse, type SubmittedProgram } from './submitted-program.js';

/** A local file header: how every zip with a file in it begins. */
const ZIP_START = Buffer.from('PK\x03\x04', 'latin1');
const MOST_FILES = 1000;

interface AnswerFile {
  name: string;
  content: Buffer;
}

/**
 * @param testCases names relative to `data/`
 * @throws DomainError `validation-failed` or `payload-too-large`
 */
export async function readAnswers(handedIn: HandedIn, testCases: readonly string[]): Promise<SubmittedProgram> {
  if (handedIn.language !== undefined && handedIn.language !== ANSWER_LANGUAGE) {
    refuse('language', `must be left out, or ${ANSWER_LANGUAGE}: this problem takes outputs, not programs`);
  }
  const files = (await Promise.all(givenFiles(handedIn).map(unpacked))).flat();
  const sourceBytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (sourceBytes > CAPS.answerBytes) throw tooLarge();
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
  if (!file.content.subarray(0, ZIP_START.length).equals(ZIP_START)) return [file];
  try {
    const zip = await promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)(file.content, { lazyEntries: true });
    return await filesOf(zip);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return refuse('files', `${file.name || 'the file'} is a zip that cannot be read (${String(error)}); make it anew`);
  }
}

/** Folders are skipped, links are files with a path in them; yauzl refuses names that lead elsewhere and false sizes. */
async function filesOf(zip: ZipFile): Promise<AnswerFile[]> {
  const files: AnswerFile[] = [];
  let left: number = CAPS.answerBytes;
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      const take = async (): Promise<void> => {
        if (entry.fileName.endsWith('/')) return;
        left -= entry.uncompressedSize;
        if (left < 0) throw tooLarge();
        if (files.length === MOST_FILES) refuse('files', `has more than ${String(MOST_FILES)} files in its zip`);
        files.push({ name: entry.fileName, content: await buffer(await open(entry)) });
      };
      take().then(() => {
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return files;
}

function tooLarge(): DomainError {
  const most = String(CAPS.answerBytes / MIB);
  return new DomainError('payload-too-large', `The outputs may have at most ${most} MiB together.`, [
    { field: 'files', message: `are more than ${most} MiB` },
  ]);
}
