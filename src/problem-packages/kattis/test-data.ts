import type { TestGroup } from '../../problems/judging.js';
import { type PackageFile, baseName, compareNames, joinPath } from '../package-tree.js';
import type { ProblemType } from '../../problems/package-words.js';
import type { NamedFile, PackageTestCase, PackageValidatorTests } from '../problem-package.js';
import { checkScoredGroups, checkStaticValidation, reportUnscored } from './group-rules.js';
import { type OlderGrading, saysSomething } from './older-grading.js';
import { type Reading, readTextFile } from './reading.js';
import { type GroupConfig, readCaseConfig, readGroupConfig, rootConfig } from './test-groups.js';
import { checkDefaultFlags, splitFlags } from './validator-flags.js';
import { CHECK_DIRS, readValidatorTests } from './validator-tests.js';

export interface TestData {
  groups: TestGroup[];
  /** Samples first, then secret; in each directory test cases and groups by name. */
  testCases: PackageTestCase[];
  validatorTests: PackageValidatorTests;
  stopAtFirstFailure: boolean | null;
  /** Example talks that belong to no test case. */
  interactions: NamedFile[];
}

export interface TestDataOptions {
  types: readonly ProblemType[];
  /** For the output validator, of the problem, to all test cases. */
  problemFlags: string[];
  isDefaultValidator: boolean;
  olderGrading: OlderGrading | null;
  substitute: (text: string) => string;
}

/** Endings of the files of one test case, longest first: `.in.statement` before `.in`. */
const LEGACY_ENDINGS = ['.interaction', '.in', '.ans', '.hint', '.desc', '.png', '.jpg', '.jpeg', '.svg'];
const ENDINGS = [
  ...['.in.statement', '.ans.statement', '.in.download', '.ans.download', '.interaction', '.yaml'],
  ...['.in', '.ans', '.out', '.png', '.jpg', '.jpeg', '.svg'],
  // Of the draft 2023-07, where <name>.yaml has them now.
  ...['.args', '.hint', '.desc'],
];
/** Files in place of a side of a test case, in the statement and for download. */
const STAND_INS = [
  { side: 'input', ending: '.in', statement: ['.in.statement'], download: ['.in.download'] },
  { side: 'answer', ending: '.ans', statement: ['.ans.statement', '.out'], download: ['.ans.download', '.out'] },
];
const GROUP_FILES = ['testdata.yaml', 'test_group.yaml'];

/** "Test data". */
export async function readTestData(reading: Reading, options: TestDataOptions): Promise<TestData> {
  const { tree, findings } = reading;
  const walk = new TestDataWalk(reading, options);
  const none = await rootConfig(reading, options.olderGrading);
  const root = await readGroupConfig(reading, '', none, options.substitute);
  // Without it what holds for all groups would not hold for the whole.
  if (root.hasFile || saysSomething(options.olderGrading)) walk.groups.push(root.group);
  for (const name of tree.list('data')) {
    const path = joinPath('data', name);
    if (name === 'sample' || name === 'secret' || CHECK_DIRS.includes(name) || GROUP_FILES.includes(name)) continue;
    const isCase = /\.(in|ans)$/.test(name);
    const remedy = isCase ? 'Move it to data/sample or data/secret' : 'Remove it if nothing needs it';
    findings.warning(path, 'neither sample nor secret test data: it is ignored', remedy);
  }
  await walk.visit('sample', root);
  await walk.visit('secret', root);
  checkSecret(walk.testCases, options, reading);
  if (options.types.includes('scoring')) checkScoredGroups(walk.groups, walk.testCases, tree, findings);
  else reportUnscored(walk.groups, findings);
  const secret = walk.groups.find(({ path }) => path === 'secret') ?? root.group;
  const stopAtFirstFailure = secret.onReject === null ? null : secret.onReject === 'break';
  const mustGoOn = walk.groups.some(goesOn);
  const validatorTests = await readValidatorTests(reading, root, options);
  const { groups, testCases, interactions } = walk;
  return {
    ...{ groups, testCases, validatorTests, interactions },
    stopAtFirstFailure: mustGoOn ? false : stopAtFirstFailure,
  };
}

/** Whether what comes after a failure can count: a group goes on, or accepts what others would not. */
function goesOn({ onReject, scoring }: TestGroup): boolean {
  const flags = scoring?.kind === 'legacy' ? scoring.graderFlags : [];
  return onReject === 'continue' || flags.some((flag) => ['always_accept', 'accept_if_any_accepted'].includes(flag));
}

/**
 * The format wants secret test cases. What has only samples, as many an example and a package in the making, can be
 * judged on those; a score comes from secret test cases alone.
 */
function checkSecret(testCases: readonly PackageTestCase[], { types }: TestDataOptions, reading: Reading): void {
  if (testCases.some(({ isSample }) => !isSample)) return;
  const { findings, ignored } = reading;
  const remedy = 'Add <name>.in and <name>.ans there';
  if (ignored?.some((path) => /^data\/secret\/.*\.(in|ans)$/.test(path)) === true) {
    const message = 'no secret test case is left: the names of all of them are not allowed by the format';
    findings.error('data/secret', message, 'Use letters, digits, ".", "-" and "_" in names');
  } else if (testCases.length === 0 || types.includes('scoring')) {
    findings.error('data/secret', 'there are no secret test cases', remedy);
  } else {
    findings.warning('data/secret', 'there are no secret test cases: submissions are judged on the samples', remedy);
  }
}

class TestDataWalk {
  readonly groups: TestGroup[] = [];
  readonly testCases: PackageTestCase[] = [];
  readonly interactions: NamedFile[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly options: TestDataOptions,
  ) {}

  /** @param path relative to `data/` */
  async visit(path: string, parent: GroupConfig): Promise<void> {
    const { tree } = this.reading;
    const directory = joinPath('data', path);
    if (!tree.isDirectory(directory)) return;
    const config = await readGroupConfig(this.reading, path, parent, this.options.substitute);
    this.checkFlags(config, parent);
    checkStaticValidation(config, this.options.types, this.reading.findings);
    const isLegacyGroup = config.group.scoring?.kind === 'legacy';
    if (config.hasFile || isLegacyGroup || !path.includes('/')) this.groups.push(config.group);
    const { cases, directories } = this.sort(directory);
    for (const name of [...new Set([...cases.keys(), ...directories])].sort(compareNames)) {
      const endings = cases.get(name);
      if (endings !== undefined) await this.take(directory, path, name, endings, config);
      if (directories.includes(name)) await this.visit(joinPath(path, name), config);
    }
  }

  /** What is in a directory: endings by test case, and directories that hold more. */
  private sort(directory: string): { cases: Map<string, string[]>; directories: string[] } {
    const { tree, rules, findings } = this.reading;
    const cases = new Map<string, string[]>();
    const directories: string[] = [];
    for (const name of tree.list(directory)) {
      const path = joinPath(directory, name);
      if (tree.find(path) === null) {
        // `<name>.files` belongs to a test case (2025-09, "Input").
        if (!rules.isLegacy && name.endsWith('.files')) push(cases, name.slice(0, -'.files'.length), '.files');
        else directories.push(name);
        continue;
      }
      if (GROUP_FILES.includes(name)) continue;
      const endings = rules.isLegacy ? LEGACY_ENDINGS : ENDINGS;
      const ending = endings.find((one) => name.endsWith(one) && name.length > one.length);
      if (ending !== undefined) push(cases, name.slice(0, -ending.length), ending);
      else findings.warning(path, 'no file of a test case: it is ignored', 'Remove it, or correct its ending');
    }
    return { cases, directories };
  }

  private async take(
    directory: string,
    groupPath: string,
    base: string,
    endings: readonly string[],
    group: GroupConfig,
  ): Promise<void> {
    const { tree, rules, findings } = this.reading;
    const path = joinPath(directory, base);
    // What is no file of a test case in this version is told of, and not used.
    const find = (ending: string): PackageFile | null => (endings.includes(ending) ? tree.find(path + ending) : null);
    const [input, answer] = [find('.in'), find('.ans')];
    if (input === null) {
      this.takeOrphans(path, joinPath(groupPath, base), endings);
      return;
    }
    if (answer === null) {
      findings.error(input.path, 'the input has no answer file', `Add ${baseName(path)}.ans`);
      return;
    }
    const isSample = groupPath === 'sample' || groupPath.startsWith('sample/');
    const written = rules.isLegacy
      ? { config: group, hint: null, description: null }
      : await readCaseConfig(this.reading, `${path}.yaml`, group);
    const args = await this.note(find('.args'));
    const read = {
      config: args === null ? written.config : { ...written.config, args: splitFlags(args) },
      hint: written.hint ?? (await this.note(find('.hint'))),
      description: written.description ?? (await this.note(find('.desc'))),
    };
    this.checkFlags(read.config, group);
    this.checkShown(path, endings);
    this.testCases.push({
      name: joinPath(groupPath, base),
      groupPath,
      isSample,
      input,
      answer,
      validatorFlags: [...this.options.problemFlags, ...read.config.validatorFlags],
      inputValidatorFlags: read.config.inputValidatorFlags,
      args: read.config.args,
      files: tree
        .below(`${path}.files`)
        .map((file) => ({ name: file.path.slice(path.length + '.files/'.length), file })),
      fullFeedback: read.config.fullFeedback,
      hint: read.hint,
      description: read.description,
      shown: {
        input: find('.in.statement'),
        answer: find('.ans.statement') ?? find('.out'),
        ...(find('.out') === null ? {} : { isOutput: true }),
        interaction: find('.interaction') ?? (isSample ? await this.noTalk(input) : null),
        download: { input: find('.in.download'), answer: find('.ans.download') ?? find('.out') },
      },
    });
  }

  /** Legacy "Annotations" and a draft's: a text beside the test case. */
  private async note(file: PackageFile | null): Promise<string | null> {
    const text = file === null ? null : await readTextFile(file, this.reading.findings);
    return text === null || text.trim() === '' ? null : text.trim();
  }

  /** Legacy "Interactive problems": an example talk needs no test case. Whatever else has none belongs to nothing. */
  private takeOrphans(path: string, name: string, endings: readonly string[]): void {
    const { tree, findings } = this.reading;
    const talk = name.startsWith('sample/') ? tree.find(`${path}.interaction`) : null;
    if (talk !== null) this.interactions.push({ name, file: talk });
    for (const ending of endings) {
      if (ending === '.interaction' && talk !== null) continue;
      if (ending === '.ans') {
        findings.error(path + ending, 'the answer has no input file', `Add ${baseName(path)}.in, or remove it`);
      } else if (tree.find(path + ending) !== null || ending === '.files') {
        findings.warning(path + ending, 'it belongs to no test case', `Add ${baseName(path)}.in, or remove it`);
      }
    }
  }

  /**
   * Legacy "Interactive problems": input and answer of a sample are never shown, but for a talk. One that has none is
   * shown as a talk in which nothing is said; null where they may be shown.
   */
  private async noTalk(input: PackageFile): Promise<PackageFile | null> {
    const { rules, findings, made } = this.reading;
    if (!rules.isLegacy || !this.options.types.includes('interactive') || made === undefined) return null;
    const talk = input.path.replace(/in$/, 'interaction');
    findings.warning(input.path, 'the sample has no .interaction beside it: nothing of it is shown', `Add ${talk}`);
    return made.add(talk, '');
  }

  /**
   * "Displaying test cases" and "Downloading test cases": at most one file in place of the input, and one in place of the
   * answer; what is shown of a side is for download, too, unless there is something else.
   */
  private checkShown(path: string, endings: readonly string[]): void {
    const { findings } = this.reading;
    const given = (wanted: readonly string[]): string[] => wanted.filter((ending) => endings.includes(ending));
    for (const { side, ending, statement, download } of STAND_INS) {
      for (const several of [given([...statement, '.interaction']), given(download)]) {
        if (several.length < 2) continue;
        findings.error(path, `${several.join(' and ')} both stand in for the ${side}`, 'Keep one of them');
      }
      if (given(statement).length > 0 && given(download).length === 0) {
        const own = `${baseName(path)}${ending}`;
        findings.warning(
          `${path}${given(statement)[0] ?? ''}`,
          `it is shown in place of ${own}, which is still what can be downloaded`,
          `Add ${own}.download`,
        );
      }
    }
  }

  /** The same flags are checked where they are given, once. */
  private checkFlags(config: GroupConfig, parent: GroupConfig): void {
    const place = config.validatorFlagsPlace;
    if (!this.options.isDefaultValidator || place === null || place === parent.validatorFlagsPlace) return;
    const { rules, findings } = this.reading;
    checkDefaultFlags([...this.options.problemFlags, ...config.validatorFlags], place, rules, findings);
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
