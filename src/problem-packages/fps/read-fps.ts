/**
 * FPS, the XML that HUSTOJ and its relatives exchange problems in ("free problem set", versions 1.1 to 1.6): one file
 * with any number of items, each with statement, samples, test data, pictures in base64 and solutions in it.
 */
import { MIB } from '../../contract/limits.js';
import type { CodeAround } from '../../problems/judging.js';
import { addCodeAround, addTemplate, withoutCodeAround } from '../code-around.js';
import { adaptChecker, CHECKER_DIALECTS, whyNotAdaptable } from '../foreign/checker-adapter.js';
import { expectedResult } from '../foreign/expectations.js';
import { blankPackage, type ForeignReading, setLimits } from '../foreign/foreign-reading.js';
import { endingOf, kattisLanguage } from '../foreign/language-names.js';
import { makeProgram, makeSubmission } from '../foreign/programs.js';
import { HEADINGS, languageOfText } from '../foreign/spoken-language.js';
import { htmlBlock, joinParts } from '../foreign/statement-parts.js';
import { type ForeignCase, setPlainCases } from '../foreign/test-data.js';
import { chooseItem } from '../foreign/choose-item.js';
import { TESTLIB_MISSING, TESTLIB_REMEDY, withTestlib } from '../foreign/testlib.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageFile } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import { type XmlElement, readXml } from '../xml-reader.js';
import { readPictures, withPictures } from './pictures.js';

/** All test data of a problem is in the file; more than this comes as a package with files. */
const MOST_XML_BYTES = 64 * MIB;

const KNOWN = new Set(
  (
    'title time_limit memory_limit img description input output sample_input sample_output test_input test_output hint ' +
    'source solution spj tpj interactor prepend append template remote_oj remote_id url'
  ).split(' '),
);

export async function readFps(reading: ForeignReading, item: string | null): Promise<ProblemPackage | null> {
  const { tree, findings } = reading;
  const isXml = ({ path }: PackageFile): boolean => path.toLowerCase().endsWith('.xml') && !path.includes('/');
  const file = tree.find('problem.xml') ?? tree.files.find(isXml);
  const text = file === undefined ? null : await readTextFile(file, findings, MOST_XML_BYTES);
  const root = text === null || file === undefined ? null : readXml(text, file.path, findings);
  if (root === null) return null;
  if (root.name !== 'fps') {
    findings.error(root.place, `the root element is <${root.name}>, not <fps>`, 'Give a file in FPS, or a package');
    return null;
  }
  const items = root.all('item');
  const [first] = items;
  if (first === undefined) {
    findings.error(root.place, 'there is no <item>', 'Export at least one problem');
    return null;
  }
  const names = items.map((one) => one.find('title')?.text.trim() ?? 'without title');
  const chosen = items.length === 1 && item === null ? first : items[chooseItem(names, item)];
  return readItem(reading, chosen ?? first);
}

async function readItem(reading: ForeignReading, item: XmlElement): Promise<ProblemPackage> {
  const { conversion, findings } = reading;
  const problem = blankPackage('fps', null);
  problem.validatorFlags = ['case_sensitive'];
  const interactor = writtenIn(item, ['interactor']);
  if (interactor === null) {
    conversion.changed('comparison', 'tokens are compared, in upper and lower case; there is no presentation error');
  }
  const title = item.find('title')?.text.trim() ?? '';
  if (title === '') findings.error(item.place, 'the problem has no title', 'Add <title>');
  readLimits(reading, item, problem);
  await readStatement(reading, item, problem, title);
  const source = item.find('source')?.text.trim() ?? '';
  if (source !== '') problem.metadata = { ...problem.metadata, source: [{ name: source.slice(0, 500), url: null }] };
  await readCases(reading, item, problem, interactor !== null);
  await readCodeAround(reading, item, problem);
  await readSolutions(reading, item, problem);
  const checker = writtenIn(item, ['tpj', 'spj']);
  if (interactor !== null) {
    await readInteractor(reading, interactor, problem);
    if (checker !== null) conversion.lost('special judge', 'an interactor decides by itself');
  } else if (checker !== null) await readChecker(reading, checker, problem);
  reportUnknown(reading, item);
  return problem;
}

function reportUnknown({ findings }: ForeignReading, item: XmlElement): void {
  for (const { name, place } of item.children.filter((one) => !KNOWN.has(one.name))) {
    findings.warning(place, `<${name}> is no element of FPS that is known: it is ignored`, 'Remove it');
  }
}

function readLimits(reading: ForeignReading, item: XmlElement, problem: ProblemPackage): void {
  const time = item.find('time_limit');
  const memory = item.find('memory_limit');
  for (const [name, element] of [
    ['time_limit', time],
    ['memory_limit', memory],
  ] as const) {
    const isNumber = /^\s*\d+(\.\d+)?\s*$/.test(element?.text ?? '');
    if (!isNumber) {
      reading.findings.error(
        (element ?? item).place,
        `<${name}> is no number`,
        `Write for example <${name}>1</${name}>`,
      );
      return;
    }
  }
  if (time === null || memory === null) return;
  const timeLimitMs = Number(time.text) * (time.attribute('unit')?.toLowerCase() === 'ms' ? 1 : 1000);
  const memoryMiB = Number(memory.text) / (memory.attribute('unit')?.toLowerCase() === 'kb' ? 1024 : 1);
  setLimits(reading, problem, { timeLimitMs, memoryMiB }, time.place);
}

async function readStatement(
  reading: ForeignReading,
  item: XmlElement,
  problem: ProblemPackage,
  title: string,
): Promise<void> {
  const { made, conversion } = reading;
  const pictures = await readPictures(reading, item);
  const part = (name: string): string => htmlBlock(withPictures(item.find(name)?.text ?? '', pictures));
  const [description, input, output, hint] = [part('description'), part('input'), part('output'), part('hint')];
  const language = languageOfText(title + description);
  const heading = HEADINGS[language];
  const markdown = joinParts([
    { heading: null, text: description },
    { heading: heading.input, text: input },
    { heading: heading.output, text: output },
    { heading: heading.hint, text: hint },
  ]);
  problem.names = { [language]: title };
  const file = await made.add(`statement/problem.${language}.md`, markdown);
  const assets = pictures.map(({ name, file: picture }): NamedFile => ({ name, file: picture }));
  problem.statements = [{ language, format: 'markdown', file, assets }];
  conversion.kept('statement', `HTML inside Markdown, with ${String(pictures.length)} pictures`);
}

/** @param isTalk where the answer may be missing, since the interactor is not given one */
async function readCases(
  reading: ForeignReading,
  item: XmlElement,
  problem: ProblemPackage,
  isTalk: boolean,
): Promise<void> {
  const { made, findings, conversion } = reading;
  const pairs = (kind: 'sample' | 'test'): [XmlElement, XmlElement | null][] => {
    const inputs = item.all(`${kind}_input`);
    const outputs = item.all(`${kind}_output`);
    const outputOf = (input: XmlElement, index: number): XmlElement | null => {
      const name = input.attribute('name');
      const named = isTalk && name !== null ? outputs.find((one) => one.attribute('name') === name) : outputs[index];
      return named ?? null;
    };
    if (inputs.length !== outputs.length && !isTalk) {
      const message = `there are ${String(inputs.length)} <${kind}_input> but ${String(outputs.length)} <${kind}_output>`;
      findings.error(item.place, message, 'Give each input its output');
    }
    return inputs.flatMap((input, index): [XmlElement, XmlElement | null][] => {
      const output = outputOf(input, index);
      return output === null && !isTalk ? [] : [[input, output]];
    });
  };
  const cases: ForeignCase[] = [];
  for (const kind of ['sample', 'test'] as const) {
    for (const [index, [input, output]] of pairs(kind).entries()) {
      if (kind === 'sample' && input.text.trim() === '' && (output?.text ?? '').trim() === '') continue;
      const name = input.attribute('name') ?? `${kind}-${String(index + 1)}`;
      cases.push({
        input: await made.add(`${name}.in`, dataOf(input)),
        answer: await made.add(`${name}.out`, output === null ? '' : dataOf(output)),
        isSample: kind === 'sample',
        description: input.attribute('name'),
      });
    }
  }
  const secretCount = cases.filter(({ isSample }) => isSample !== true).length;
  const remote = item.find('remote_oj')?.text.trim() ?? '';
  if (secretCount === 0) {
    const why =
      remote === '' ? 'there is no <test_input>' : `it is judged at ${remote.slice(0, 50)} and has no test data`;
    findings.error(item.place, why, 'Export the problem with its test data');
  }
  setPlainCases(problem, cases);
  conversion.kept('test cases', `${String(cases.length - secretCount)} samples, ${String(secretCount)} secret`);
}

/**
 * HUSTOJ writes a file's content as it is into CDATA, where a first line may be blank. Without CDATA a text may stand
 * on lines of its own between its tags.
 */
function dataOf(element: XmlElement): string {
  const text = (element.cdata ?? element.text.replace(/^\r?\n/, '')).replace(/\r\n?/g, '\n');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

async function readSolutions(reading: ForeignReading, item: XmlElement, problem: ProblemPackage): Promise<void> {
  for (const [index, solution] of item.all('solution').entries()) {
    if (solution.text.trim() === '') continue;
    const code = kattisLanguage(solution.attribute('language') ?? '');
    const isJava = code === 'java' ? /public\s+class\s+(\w+)/.exec(solution.text)?.[1] : undefined;
    const name = `${isJava ?? `solution${String(index + 1)}`}.${endingOf(code)}`;
    const path = `solutions/${String(index + 1)}/${name}`;
    const text = withoutCodeAround(solution.text, problem.codeAround?.[code ?? '']);
    const file = await reading.made.add(path, text);
    const submission = await makeSubmission(reading, path, [{ name, file }], expectedResult('accepted'), code);
    problem.submissions.push(submission);
  }
  const { length } = problem.submissions;
  if (length > 0) reading.conversion.kept('solutions', `${String(length)}, expected to be accepted`);
}

/** The first element of these names in which something is written. */
function writtenIn(item: XmlElement, names: readonly string[]): XmlElement | null {
  return names.map((name) => item.find(name)).find((one) => (one?.text.trim() ?? '') !== '') ?? null;
}

/** The source of a program of the jury, with testlib.h where it includes that; null with an error where it has none. */
async function sourceOf(reading: ForeignReading, written: XmlElement): Promise<readonly NamedFile[] | null> {
  const code = kattisLanguage(written.attribute('language') ?? 'C++');
  const name = `${written.name}.${endingOf(code)}`;
  const files = await withTestlib(reading, [{ name, file: await reading.made.add(name, written.text) }]);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files);
  if (why === null) return files;
  const role = written.name === 'interactor' ? 'interactor' : 'special judge';
  const remedy = files === null ? TESTLIB_REMEDY : 'Write it in C or C++';
  reading.findings.error(written.place, `the ${role} cannot be used: ${why}`, remedy);
  return null;
}

/** `<tpj>` is written for testlib, `<spj>` for HUSTOJ; where both are there, HUSTOJ asks the first. */
async function readChecker(reading: ForeignReading, written: XmlElement, problem: ProblemPackage): Promise<void> {
  const files = await sourceOf(reading, written);
  if (files === null) return;
  const dialect = written.name === 'tpj' ? CHECKER_DIALECTS.testlib : CHECKER_DIALECTS.hustoj;
  problem.outputValidators = [await adaptChecker(reading.made, files, dialect, { isScoring: false })];
  compareNothing(problem);
  reading.conversion.changed('special judge', 'runs sandboxed as an output validator, behind a small script');
}

/**
 * Since version 1.6 a problem may talk: HUSTOJ (judge_client.cc, `interact`) calls the interactor as testlib has it,
 * `interactor input output`, with the submission at its standard streams, and its exit code is the verdict: 0 accepts.
 */
async function readInteractor(reading: ForeignReading, written: XmlElement, problem: ProblemPackage): Promise<void> {
  problem.types = [...problem.types, 'interactive'];
  compareNothing(problem);
  const files = await sourceOf(reading, written);
  const program = files === null ? null : await makeProgram(reading, 'interactor', files, { protocol: 'testlib' });
  if (program === null) return;
  problem.outputValidators = [program];
  reading.conversion.kept('interactor', `${program.path} (testlib)`);
}

/** A program decides, which is given no flags. */
function compareNothing(problem: ProblemPackage): void {
  problem.validatorFlags = [];
  problem.testCases = problem.testCases.map((one) => ({ ...one, validatorFlags: [] }));
}

/** `<prepend>` and `<append>` of a language; submissions in others are programs by themselves. */
async function readCodeAround(reading: ForeignReading, item: XmlElement, problem: ProblemPackage): Promise<void> {
  const { findings, conversion } = reading;
  const found = new Map<string, CodeAround & { place: XmlElement['place'] }>();
  for (const [name, key] of [
    ['prepend', 'before'],
    ['append', 'after'],
  ] as const) {
    for (const element of item.all(name).filter(({ text }) => text.trim() !== '')) {
      const language = element.attribute('language') ?? '';
      const code = kattisLanguage(language);
      if (code === null) {
        findings.error(element.place, `<${name}> is for the language "${language}", which is not known`, 'Remove it');
        continue;
      }
      const known = found.get(code) ?? { before: '', after: '', place: element.place };
      found.set(code, { ...known, [key]: element.text });
    }
  }
  for (const [code, { place, ...around }] of found) addCodeAround(problem, code, around, place, findings);
  if (found.size > 0) conversion.kept('code around submissions', [...found.keys()].join(', '));
  for (const template of item.all('template')) {
    await addTemplate(reading, problem, template.text, template.attribute('language') ?? '');
  }
}
