import type { Config } from '../config/config.js';
import type { BlobStore } from '../blobs/blob-store.js';
import type { Finding } from '../contract/package-finding.js';
import { languagesOfKattisId } from '../languages/languages.js';
import type { JurySubmission } from '../problems/jury-submission.entity.js';
import type { Judging } from '../problems/judging.js';
import type { StoredFile } from '../problems/package-words.js';
import type { ProblemFile, ProblemFileKind } from '../problems/problem-file.entity.js';
import { fileUrl } from '../problems/problem-views.js';
import type { ProblemStatement } from '../problems/problem-statement.entity.js';
import type { GeneratedData, TestCase } from '../test-cases/test-case.entity.js';
import { MIB } from '../contract/limits.js';
import { Findings, packageInvalid } from './findings.js';
import { isPicture, mediaTypeOf } from './media-types.js';
import { functionStubs } from './function-stubs/function-stubs.js';
import type { PackageFile } from './package-tree.js';
import type { NamedFile, PackageGeneratedData, PackageTestCase, ProblemPackage } from './problem-package.js';
import { renderStatement } from './statements/render-statement.js';
import { FileStorer } from './store-files.js';

/** A row before it has an id and a version. */
type New<Row extends { id: number; problemVersionId: number }> = Omit<Row, 'id' | 'problemVersionId'>;

/** Everything a version consists of, with its blobs already stored. */
export interface PackageRows {
  judging: Judging;
  statements: New<ProblemStatement>[];
  files: New<ProblemFile>[];
  testCases: New<TestCase>[];
  jurySubmissions: New<JurySubmission>[];
  findings: Finding[];
}

/** Stores a package's files and makes its rows. Blobs of an import that fails later are named by no row. */
export async function prepareRows(
  problem: ProblemPackage,
  context: { slug: string; blobs: BlobStore; config: Config },
): Promise<PackageRows> {
  const findings = new Findings();
  const languages = allowedLanguages(problem, findings);
  const rendered = await renderStatements(problem, context.slug, findings);
  if (findings.hasErrors) throw packageInvalid(findings.errors);
  const storer = new FileStorer(context.blobs, problem.constants);
  return {
    judging: await makeJudging(problem, languages, context.config, storer),
    statements: await makeStatements(problem, rendered, storer),
    files: await makeFiles(problem, storer),
    testCases: await makeTestCases(problem, storer),
    jurySubmissions: await makeSubmissions(problem, storer),
    findings: findings.all,
  };
}

function allowedLanguages(problem: ProblemPackage, findings: Findings): string[] | null {
  const withStub = problem.functions == null ? null : [...functionStubs(problem.functions).keys()];
  if (problem.languageCodes === null) return withStub;
  const ids = new Set<string>();
  for (const code of problem.languageCodes) {
    const languages = languagesOfKattisId(code);
    for (const { id } of languages) ids.add(id);
    if (languages.length === 0) {
      findings.warning('problem.yaml', `Docket has no language "${code}"`, 'Nobody can submit in it here');
    }
  }
  if (ids.size === 0) {
    findings.error('problem.yaml', 'Docket has none of the languages it allows', 'Allow more languages');
  }
  return withStub === null ? [...ids] : withStub.filter((id) => ids.has(id));
}

/** By language; null for a PDF. */
async function renderStatements(
  problem: ProblemPackage,
  slug: string,
  findings: Findings,
): Promise<Map<string, string | null>> {
  const rendered = new Map<string, string | null>();
  const talks = problem.interactions?.length ?? 0;
  const sampleCount = problem.testCases.filter(({ isSample }) => isSample).length + talks;
  for (const statement of problem.statements) {
    const html = await renderStatement(statement, {
      constants: problem.constants,
      sampleCount,
      assetUrl: (name) => fileUrl(slug, 'statement-asset', name),
      findings,
    });
    rendered.set(statement.language, html);
  }
  return rendered;
}

async function makeJudging(
  problem: ProblemPackage,
  languages: string[] | null,
  config: Config,
  storer: FileStorer,
): Promise<Judging> {
  const includedFiles: Record<string, StoredFile[]> = {};
  for (const [code, files] of Object.entries(problem.includedFiles)) {
    const stored = await storer.putSources(files);
    const ids = code === 'default' ? ['default'] : languagesOfKattisId(code).map(({ id }) => id);
    for (const id of ids) includedFiles[id] = stored;
  }
  const entryPoints: Record<string, string> = byLanguageId(problem.entryPoints ?? {});
  const stubs = problem.functions == null ? [] : functionStubs(problem.functions);
  for (const [id, { fileName, text, entryPoint }] of stubs) {
    const own = includedFiles[id] ?? includedFiles['default'] ?? [];
    includedFiles[id] = [...own, await storer.putText(fileName, text)];
    if (entryPoint !== null) entryPoints[id] = entryPoint;
  }
  return {
    stopAtFirstFailure: problem.stopAtFirstFailure ?? config.stopAfterFirstFailure,
    outputValidators: await storer.putPrograms(problem.outputValidators),
    ...(problem.generators === undefined ? {} : { generators: await storer.putPrograms(problem.generators) }),
    interactor: problem.interactor == null ? null : await storer.putProgram(problem.interactor),
    validatorFlags: problem.validatorFlags,
    inputValidators: await storer.putPrograms(problem.inputValidators),
    validatorTests: await makeValidatorTests(problem, storer),
    languages,
    includedFiles,
    ...(problem.codeAround === undefined ? {} : { codeAround: byLanguageId(problem.codeAround) }),
    ...(problem.limitFactors === undefined ? {} : { limitFactors: byLanguageId(problem.limitFactors) }),
    ...(problem.answerSheet == null ? {} : { answerSheet: problem.answerSheet }),
    ...(problem.fileNames == null ? {} : { fileNames: problem.fileNames }),
    ...(problem.processes == null ? {} : { processes: problem.processes }),
    entryPoints,
    groups: problem.groups,
    ...(problem.interactions === undefined || problem.interactions.length === 0
      ? {}
      : { interactions: await storer.putPlains(problem.interactions) }),
    staticValidator: problem.staticValidator === null ? null : await storer.putProgram(problem.staticValidator),
    graders: await storer.putPrograms(problem.graders),
    outputVisualizer: problem.outputVisualizer === null ? null : await storer.putProgram(problem.outputVisualizer),
    objective: problem.objective,
  };
}

/** A language that several codes stand for goes by the one that is its own: PyPy by `pypy3` before `python3`. */
function byLanguageId<T>(byCode: Readonly<Record<string, T>>): Record<string, T> {
  const languages = Object.keys(byCode).flatMap((code) => languagesOfKattisId(code));
  return Object.fromEntries(
    languages.flatMap(({ id, kattisIds }): [string, T][] => {
      const value = kattisIds.map((code) => byCode[code]).find((one) => one !== undefined);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

async function makeValidatorTests(
  { validatorTests }: ProblemPackage,
  storer: FileStorer,
): Promise<NonNullable<Judging['validatorTests']>> {
  const put = (file: PackageFile): Promise<StoredFile> => storer.putPlain({ name: file.path, file });
  const made: NonNullable<Judging['validatorTests']> = { invalidInputs: [], outputs: [] };
  for (const test of validatorTests?.invalidInputs ?? []) {
    made.invalidInputs.push({ ...test, input: await put(test.input) });
  }
  for (const test of validatorTests?.outputs ?? []) {
    const files = { input: await put(test.input), answer: await put(test.answer), output: await put(test.output) };
    made.outputs.push({ ...test, ...files });
  }
  return made;
}

async function makeStatements(
  problem: ProblemPackage,
  rendered: ReadonlyMap<string, string | null>,
  storer: FileStorer,
): Promise<PackageRows['statements']> {
  const rows: PackageRows['statements'] = [];
  for (const { language, format, file } of problem.statements) {
    const pdfBlob = format === 'pdf' ? (await storer.put(file)).sha256 : null;
    rows.push({ language, format, html: rendered.get(language) ?? null, pdfBlob });
  }
  return rows;
}

async function makeFiles(problem: ProblemPackage, storer: FileStorer): Promise<PackageRows['files']> {
  const rows = new Map<string, New<ProblemFile>>();
  const add = async (kind: ProblemFileKind, { name, file }: NamedFile): Promise<void> => {
    const { sha256, sizeBytes } = await storer.put(file);
    rows.set(`${kind}/${name}`, { kind, name, mediaType: mediaTypeOf(name), blob: sha256, sizeBytes });
  };
  for (const { assets } of problem.statements) {
    // Sources of pictures and other things beside a statement are not for students.
    for (const asset of assets)
      if (isPicture(asset.name) || asset.name.endsWith('.pdf')) await add('statement-asset', asset);
  }
  for (const attachment of problem.attachments) await add('attachment', attachment);
  return [...rows.values()];
}

async function makeTestCases(problem: ProblemPackage, storer: FileStorer): Promise<PackageRows['testCases']> {
  const rows: PackageRows['testCases'] = [];
  const statics = staticCases(problem);
  for (const testCase of problem.testCases) {
    for (const [group, row] of statics) {
      if (testCase.groupPath !== group && !testCase.groupPath.startsWith(`${group}/`)) continue;
      statics.delete(group);
      const nothing = await storer.putText('', '');
      rows.push({ ...row, ordinal: rows.length + 1, inputBlob: nothing.blob, answerBlob: nothing.blob });
    }
    const input = await storer.put(testCase.input);
    const answer = await storer.put(testCase.answer);
    rows.push({
      ordinal: rows.length + 1,
      name: testCase.name,
      groupPath: testCase.groupPath,
      isSample: testCase.isSample,
      inputBlob: input.sha256,
      inputBytes: input.sizeBytes,
      answerBlob: answer.sha256,
      answerBytes: answer.sizeBytes,
      settings: await makeSettings(testCase, storer),
    });
  }
  return rows;
}

/** By group, each a test case without an input; it comes before the others of its group. */
function staticCases({
  groups,
}: ProblemPackage): Map<string, Omit<New<TestCase>, 'ordinal' | 'inputBlob' | 'answerBlob'>> {
  const cases = groups.flatMap(({ path, scoring }) => {
    if (scoring?.kind !== '2025-09' || scoring.staticValidationScore === null) return [];
    const maxScore = scoring.staticValidationScore === 'pass-fail' ? null : scoring.staticValidationScore;
    const settings: TestCase['settings'] = {
      validatorFlags: [],
      inputValidatorFlags: {},
      args: [],
      files: [],
      fullFeedback: false,
      hint: null,
      description: null,
      shown: { input: null, answer: null, interaction: null },
      staticValidation: { flags: scoring.staticValidatorFlags, maxScore },
    };
    // No name of the format has a space in it.
    const place = { name: `${path}/static validation`, groupPath: path, isSample: false };
    return [[path, { ...place, inputBytes: 0, answerBytes: 0, settings }] as const];
  });
  return new Map(cases);
}

async function makeSettings(testCase: PackageTestCase, storer: FileStorer): Promise<TestCase['settings']> {
  const files: StoredFile[] = [];
  for (const file of testCase.files) files.push(await storer.putPlain(file));
  const shown = async (file: PackageFile | null): Promise<StoredFile | null> =>
    file === null ? null : storer.putPlain({ name: file.path, file });
  const given = testCase.shown.download;
  const hasOwn = given !== undefined && (given.input ?? given.answer) !== null;
  const download = hasOwn ? { input: await shown(given.input), answer: await shown(given.answer) } : null;
  return {
    validatorFlags: testCase.validatorFlags,
    inputValidatorFlags: testCase.inputValidatorFlags,
    args: testCase.args,
    ...(testCase.timeLimitMs === undefined ? {} : { timeLimitMs: testCase.timeLimitMs }),
    ...(testCase.memoryLimitMiB === undefined ? {} : { memoryLimitBytes: testCase.memoryLimitMiB * MIB }),
    files,
    fullFeedback: testCase.fullFeedback,
    hint: testCase.hint,
    description: testCase.description,
    ...(testCase.generated === undefined ? {} : { generated: await generatedData(testCase.generated, storer) }),
    shown: {
      input: await shown(testCase.shown.input),
      answer: await shown(testCase.shown.answer),
      ...(testCase.shown.isOutput === true ? { isOutput: true } : {}),
      interaction: await shown(testCase.shown.interaction),
      ...(download === null ? {} : { download }),
    },
  };
}

async function generatedData({ stdin, ...rest }: PackageGeneratedData, storer: FileStorer): Promise<GeneratedData> {
  const stored = stdin === null ? null : await storer.putPlain({ name: stdin.path, file: stdin });
  return { ...rest, stdin: stored, isMade: false };
}

async function makeSubmissions(problem: ProblemPackage, storer: FileStorer): Promise<PackageRows['jurySubmissions']> {
  const rows: PackageRows['jurySubmissions'] = [];
  for (const { path, files, language, entryPoint, expectation } of problem.submissions) {
    rows.push({ path, language, files: await storer.putSources(files), entryPoint, expectation });
  }
  return rows;
}
