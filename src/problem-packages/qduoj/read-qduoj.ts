/**
 * The zip that QDUOJ (Qingdao University's OnlineJudge) exports: for each problem a directory with `problem.json` and
 * `testcase/`. An archive of several asks which one is meant.
 */
import { addCodeAround, addTemplate, withoutCodeAround } from '../code-around.js';
import { filesInWords, readFileName } from '../file-names.js';
import { adaptChecker, CHECKER_DIALECTS, whyNotAdaptable } from '../foreign/checker-adapter.js';
import { expectedResult } from '../foreign/expectations.js';
import { blankPackage, type ForeignReading, setLimits } from '../foreign/foreign-reading.js';
import { endingOf, kattisLanguage } from '../foreign/language-names.js';
import { makeSubmission } from '../foreign/programs.js';
import { HEADINGS, languageOfText } from '../foreign/spoken-language.js';
import { htmlBlock, joinParts } from '../foreign/statement-parts.js';
import { type ForeignCase, setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import { readTextFile } from '../kattis/reading.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import { type YamlMap, type YamlValue, readYamlMap } from '../yaml-reader.js';

const METADATA = 'problem.json';
/** A picture that somebody pasted is inside the text, in base64. */
const MOST_JSON_BYTES = 8 * 1024 * 1024;

/** What a server keeps of a problem besides. */
const PASSED_OVER = [
  'id',
  'create_time',
  'last_update_time',
  'difficulty',
  'total_score',
  'visible',
  'allow_public_test_case_download',
];

interface QduojCase extends ForeignCase {
  points: number;
}

export async function readQduoj(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings, conversion } = reading;
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings, MOST_JSON_BYTES);
  // JSON is YAML, and this reader knows the lines.
  const json = text === null ? null : readYamlMap(text, METADATA, findings);
  if (json === null) return null;
  const problem = blankPackage('qduoj', json.text('display_id'));
  const ruleType = json.choice('rule_type', ['ACM', 'OI'] as const, 'ACM');
  await readStatement(reading, json, problem);
  readLimits(reading, json, problem);
  problem.metadata.keywords = json.get('tags')?.texts() ?? [];
  const source = json.get('source')?.text() ?? '';
  if (source !== '') problem.metadata.source = [{ name: source, url: null }];
  const checker = json.map('spj');
  if (checker !== null) await readChecker(reading, checker, problem);
  else {
    problem.validatorFlags = ['case_sensitive'];
    conversion.changed('comparison', 'tokens are compared; blanks between them make no difference');
  }
  const samples = await readSamples(reading, json.get('samples'));
  const cases = await readCases(reading, json.get('test_case_score'), checker !== null);
  if (ruleType === 'OI') {
    const groups = cases.map((one, index) => ({
      name: String(index + 1),
      points: one.points,
      aggregation: 'sum' as const,
      requires: [],
      cases: [one],
    }));
    setScoredGroups(problem, samples, groups);
  } else {
    setPlainCases(problem, [...samples, ...cases]);
  }
  conversion.kept('test cases', `${String(samples.length)} samples, ${String(cases.length)} secret`);
  setFileNames(reading, json.map('io_mode'), problem);
  await readTemplates(reading, json.map('template'), problem);
  await readAnswers(reading, json.get('answers'), problem);
  for (const key of PASSED_OVER) json.get(key);
  json.reportUnknown();
  return problem;
}

/** `{ format: 'html', value: … }`, or the text alone. */
function richText(value: YamlValue | null): string {
  if (value === null) return '';
  const text = value.isMap ? value.map()?.text('value') : value.text();
  return htmlBlock(text ?? '');
}

async function readStatement(reading: ForeignReading, json: YamlMap, problem: ProblemPackage): Promise<void> {
  const { findings, conversion, made } = reading;
  const title = json.text('title')?.trim() ?? '';
  if (title === '') findings.error(json.place, 'the problem has no title', 'Add the key title');
  const description = richText(json.get('description'));
  const language = languageOfText(title + description);
  const heading = HEADINGS[language];
  const markdown = joinParts([
    { heading: null, text: description },
    { heading: heading.input, text: richText(json.get('input_description')) },
    { heading: heading.output, text: richText(json.get('output_description')) },
    { heading: heading.hint, text: richText(json.get('hint')) },
  ]);
  problem.names = { [language]: title };
  const file = await made.add(`statement/problem.${language}.md`, markdown);
  problem.statements = [{ language, format: 'markdown', file, assets: [] }];
  conversion.kept('statement', 'HTML inside Markdown');
  if (/<img\b/i.test(markdown)) conversion.lost('pictures', 'they are on the server that the problem comes from');
}

function readLimits(reading: ForeignReading, json: YamlMap, problem: ProblemPackage): void {
  const [time, memory] = [json.get('time_limit'), json.get('memory_limit')];
  if (time === null || memory === null) {
    reading.findings.error(json.place, 'time_limit or memory_limit is missing', 'Add both, in ms and MB');
    return;
  }
  const [timeLimitMs, memoryMiB] = [time.number(), memory.number()];
  if (timeLimitMs !== null && memoryMiB !== null) setLimits(reading, problem, { timeLimitMs, memoryMiB }, time.place);
}

async function readSamples({ made }: ForeignReading, list: YamlValue | null): Promise<ForeignCase[]> {
  const samples: ForeignCase[] = [];
  for (const [index, value] of (list?.list() ?? []).entries()) {
    const sample = value.map();
    if (sample === null) continue;
    const name = `sample${String(index + 1)}`;
    samples.push({
      input: await made.add(`${name}.in`, ended(sample.text('input') ?? '')),
      answer: await made.add(`${name}.out`, ended(sample.text('output') ?? '')),
      isSample: true,
    });
  }
  return samples;
}

async function readCases(
  { tree, findings, made }: ForeignReading,
  list: YamlValue | null,
  hasChecker: boolean,
): Promise<QduojCase[]> {
  const entries = list?.list() ?? [];
  if (entries.length === 0) {
    findings.error(list?.place ?? METADATA, 'there are no test cases', 'Export the problem with its test data');
  }
  const cases: QduojCase[] = [];
  for (const value of entries) {
    const entry = value.map();
    if (entry === null) continue;
    const [inputName, outputName] = [entry.text('input_name') ?? '', entry.text('output_name') ?? ''];
    const input = tree.find(`testcase/${inputName}`);
    const output = tree.find(`testcase/${outputName}`);
    if (input === null) findings.error(value.place, `there is no testcase/${inputName}`, 'Add the file');
    // With a special judge there need be no answer.
    if (output === null && !hasChecker)
      findings.error(value.place, `there is no testcase/${outputName}`, 'Add the file');
    if (input === null || (output === null && !hasChecker)) continue;
    const answer = output ?? (await made.add(`testcase/${inputName}.ans`, ''));
    const points = entry.number('score', { least: 0 }, 0);
    cases.push({ input, answer, points, description: inputName });
  }
  return cases;
}

async function readChecker(reading: ForeignReading, checker: YamlMap, problem: ProblemPackage): Promise<void> {
  const { made, findings, conversion } = reading;
  const code = checker.text('code') ?? '';
  const name = `spj.${endingOf(kattisLanguage(checker.text('language') ?? 'C'))}`;
  const files: NamedFile[] = [{ name, file: await made.add(name, code) }];
  const why = /testlib\.h/.test(code) ? 'it needs testlib.h, which is not in the package' : whyNotAdaptable(files);
  if (why !== null) {
    findings.error(checker.place, `the special judge cannot be used: ${why}`, 'Write it in plain C or C++');
    return;
  }
  problem.outputValidators = [await adaptChecker(made, files, CHECKER_DIALECTS.qduoj, { isScoring: false })];
  conversion.changed('special judge', 'runs sandboxed as an output validator, behind a small script');
}

/** `{ io_mode: 'File IO', input: 'in.txt', output: 'out.txt' }`; exports of most versions have none. */
function setFileNames({ conversion }: ForeignReading, mode: YamlMap | null, problem: ProblemPackage): void {
  if (mode?.text('io_mode') !== 'File IO') return;
  problem.fileNames = { input: readFileName(mode.get('input')), output: readFileName(mode.get('output')) };
  conversion.kept('files', filesInWords(problem.fileNames));
}

async function readAnswers(reading: ForeignReading, list: YamlValue | null, problem: ProblemPackage): Promise<void> {
  for (const [index, value] of (list?.list() ?? []).entries()) {
    const answer = value.map();
    const code = answer?.text('code') ?? '';
    if (answer === null || code.trim() === '') continue;
    const language = kattisLanguage(answer.text('language') ?? '');
    const className = language === 'java' ? /public\s+class\s+(\w+)/.exec(code)?.[1] : undefined;
    const name = `${className ?? `answer${String(index + 1)}`}.${endingOf(language)}`;
    const path = `answers/${String(index + 1)}/${name}`;
    const file = await reading.made.add(path, withoutCodeAround(code, problem.codeAround?.[language ?? '']));
    problem.submissions.push(
      await makeSubmission(reading, path, [{ name, file }], expectedResult('accepted'), language),
    );
  }
  const { length } = problem.submissions;
  if (length > 0) reading.conversion.kept('solutions', `${String(length)}, expected to be accepted`);
}

/** Code that is put around what a student sends in, and what the editor begins with. */
async function readTemplates(
  { findings, conversion, made }: ForeignReading,
  templates: YamlMap | null,
  problem: ProblemPackage,
): Promise<void> {
  for (const [language, value] of templates?.entries() ?? []) {
    const template = value.isMap ? value.map() : null;
    const around = { before: template?.text('prepend') ?? '', after: template?.text('append') ?? '' };
    const code = kattisLanguage(language);
    if (around.before.trim() !== '' || around.after.trim() !== '') {
      if (code === null)
        findings.error(value.place, `the template is for the language "${language}", which is not known`, 'Remove it');
      else {
        addCodeAround(problem, code, around, value.place, findings);
        conversion.kept('code around submissions', language);
      }
    }
    await addTemplate({ made, conversion }, problem, template?.text('template') ?? '', language);
  }
}

function ended(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
}
