/** Writes one problem as an FPS file, as HUSTOJ and its relatives read it. */
import { MIB } from '../../contract/limits.js';
import { type PackageFile, readHead } from '../package-tree.js';
import type { PackageTestCase, ProblemPackage } from '../problem-package.js';
import { languagesOfKattisId } from '../../languages/languages.js';
import { isPicture } from '../media-types.js';
import { languageOfText } from '../foreign/spoken-language.js';
import type { Outgoing } from './outgoing.js';
import { refuseLanguageLimits, refuseOwnLimits } from './own-limits.js';
import { tellLostShown } from './shown-samples.js';
import { hasValidatorTests, tellLostTests } from './validator-tests.js';
import { plainHtml } from './plain-html.js';
import { isScoring } from './scoring.js';
import { FPS_LANGUAGES } from './foreign-languages.js';

/** The file is made in memory. */
const MOST_BYTES = 64 * MIB;
const MOST_PICTURE_BYTES = 4 * MIB;

export async function writeFps(problem: ProblemPackage, outgoing: Outgoing): Promise<void> {
  refuseOthers(problem, outgoing);
  const statement = problem.statements.find(({ language }) => language === 'en') ?? problem.statements[0];
  const title =
    (statement === undefined ? undefined : problem.names[statement.language]) ?? Object.values(problem.names)[0] ?? '';
  if (problem.statements.length > 1) outgoing.conversion.lost('statements', 'all but one language');
  const html = statement === undefined ? null : await plainHtml(statement, problem, outgoing.findings);
  if (html === null) outgoing.conversion.lost('statement', 'a PDF has no place');
  else outgoing.conversion.changed('statement', `HTML in ${languageOfText(html)}, in one piece`);
  const parts = [
    tag('title', title),
    tag('time_limit', String((problem.timeLimitMs ?? 1000) / 1000), 'unit="s"'),
    tag('memory_limit', String(problem.limits.memoryMiB), 'unit="mb"'),
    ...(await pictures(problem, outgoing)),
    tag('description', html ?? ''),
    tag('input', ''),
    tag('output', ''),
    ...(await testData(problem, outgoing)),
    tag('hint', ''),
    tag('source', problem.metadata.source[0]?.name ?? ''),
    ...(await solutions(problem, outgoing)),
    ...codeAround(problem, outgoing),
  ];
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<fps version="1.2">\n<generator name="Docket" url=""/>';
  outgoing.text(`fps-${outgoing.directory}.xml`, `${head}\n<item>\n${parts.join('\n')}\n</item>\n</fps>\n`);
}

function refuseOthers(problem: ProblemPackage, outgoing: Outgoing): void {
  const { conversion } = outgoing;
  for (const type of problem.types) {
    if (type !== 'pass-fail' && type !== 'scoring') outgoing.cannot(`the type ${type}`, 'Export it as Kattis');
  }
  if (problem.outputValidators.length > 0) outgoing.cannot('an output validator', 'Export it as Kattis');
  const flags = new Set(problem.testCases.flatMap(({ validatorFlags }) => validatorFlags));
  if ([...flags].some((flag) => flag.startsWith('float_'))) {
    outgoing.cannot('a tolerance for numbers', 'Export it as Kattis or Polygon');
  }
  if (!flags.has('case_sensitive')) conversion.changed('comparison', 'upper and lower case count there');
  if (problem.testCases.some(({ args, files }) => args.length + files.length > 0)) {
    outgoing.cannot('arguments or files of test cases', 'Export it as Kattis');
  }
  if (problem.processes != null) outgoing.cannot('several processes of a submission', 'Export it as Kattis');
  if (problem.fileNames != null) outgoing.cannot('input and output files', 'Export it as Kattis');
  if (Object.keys(problem.includedFiles).length > 0) outgoing.cannot('included files', 'Export it as Kattis');
  refuseOwnLimits(problem, outgoing);
  refuseLanguageLimits(problem, outgoing);
  if (hasValidatorTests(problem)) tellLostTests(outgoing);
  tellLostShown(problem, outgoing, false);
  if (isScoring(problem)) conversion.lost('scores', 'points and groups: each test case counts the same');
  if (problem.attachments.length > 0)
    conversion.lost('attachments', problem.attachments.map(({ name }) => name).join(', '));
  if (problem.inputValidators.length > 0) conversion.lost('input validators', 'there is no place for them');
  if (problem.limits.memoryMiB > 0 && problem.timeLimitMs !== null) conversion.kept('limits', 'time and memory');
}

/** CDATA cannot hold its own end. */
function tag(name: string, text: string, attributes = ''): string {
  const opening = attributes === '' ? name : `${name} ${attributes}`;
  return `<${opening}><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
}

async function pictures(problem: ProblemPackage, outgoing: Outgoing): Promise<string[]> {
  const found: string[] = [];
  for (const { name, file } of problem.statements[0]?.assets ?? []) {
    if (!isPicture(name) || name.endsWith('.svg') || file.sizeBytes > MOST_PICTURE_BYTES) {
      outgoing.conversion.lost('picture', name);
      continue;
    }
    const bytes = await readHead(file, MOST_PICTURE_BYTES);
    found.push(`<img>${tag('src', name)}${tag('base64', bytes.toString('base64'))}</img>`);
  }
  if (found.length > 0) outgoing.conversion.kept('pictures', String(found.length));
  return found;
}

async function testData(problem: ProblemPackage, outgoing: Outgoing): Promise<string[]> {
  const total = problem.testCases.reduce((sum, { input, answer }) => sum + input.sizeBytes + answer.sizeBytes, 0);
  if (total > MOST_BYTES) {
    outgoing.cannot(`${String(Math.ceil(total / MIB))} MiB of test data in one file`, 'Export it as Kattis');
    return [];
  }
  const parts: string[] = [];
  for (const testCase of problem.testCases) {
    const kind = testCase.isSample ? 'sample' : 'test';
    const name = testCase.isSample ? '' : `name="${testCase.name.replace(/[^A-Za-z0-9_-]+/g, '-')}"`;
    const texts = await textsOf(testCase, outgoing);
    if (texts !== null) parts.push(tag(`${kind}_input`, texts[0], name), tag(`${kind}_output`, texts[1], name));
  }
  outgoing.conversion.kept('test cases', String(problem.testCases.length));
  return parts;
}

async function textsOf({ name, input, answer }: PackageTestCase, outgoing: Outgoing): Promise<[string, string] | null> {
  const [first, second] = [await textOf(input), await textOf(answer)];
  if (first !== null && second !== null) return [first, second];
  outgoing.cannot(`the test case ${name}, which is no text`, 'Export it as Kattis');
  return null;
}

/** null for what XML cannot hold. */
async function textOf(file: PackageFile): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readHead(file, file.sizeBytes),
    );
    // eslint-disable-next-line no-control-regex -- characters that XML does not allow are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\r]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** One name stands for all versions of a language. */
function codeAround({ codeAround: byCode = {} }: ProblemPackage, outgoing: Outgoing): string[] {
  return Object.entries(byCode).flatMap(([code, { before, after }]) => {
    const name = languagesOfKattisId(code).flatMap(({ id }) => FPS_LANGUAGES[id] ?? [])[0];
    if (name === undefined) {
      outgoing.cannot(`code around submissions in ${code}`, 'Export it as Kattis');
      return [];
    }
    const language = `language="${name}"`;
    return [
      ...(before === '' ? [] : [tag('prepend', before, language)]),
      ...(after === '' ? [] : [tag('append', after, language)]),
    ];
  });
}

async function solutions(problem: ProblemPackage, outgoing: Outgoing): Promise<string[]> {
  const parts: string[] = [];
  let lost = 0;
  for (const { files, language, expectation } of problem.submissions) {
    const [only, ...others] = files;
    const name = language === null ? undefined : FPS_LANGUAGES[language];
    const isAccepted = expectation.verdicts.join() === 'AC' && expectation.isPartial !== true;
    const text = only === undefined || others.length > 0 ? null : await textOf(only.file);
    if (isAccepted && name !== undefined && text !== null) parts.push(tag('solution', text, `language="${name}"`));
    else lost += 1;
  }
  if (parts.length > 0) outgoing.conversion.kept('solutions', String(parts.length));
  if (lost > 0) outgoing.conversion.lost('submissions', `${String(lost)}: only accepted ones of one file have a place`);
  return parts;
}
