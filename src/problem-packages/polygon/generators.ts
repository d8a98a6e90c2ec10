/**
 * Tests that are no files of the package (Polygon's standard packages have none of the generated ones, and no answers):
 * the generators of problem.xml make the inputs, and the solution tagged main the answers, once the package is imported.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { kattisLanguage, programLanguage } from '../foreign/language-names.js';
import { makeProgram } from '../foreign/programs.js';
import { TESTLIB_MISSING, TESTLIB_REMEDY, withTestlib } from '../foreign/testlib.js';
import { baseName, type PackageFile } from '../package-tree.js';
import type { NamedFile, PackageGeneratedData, PackageProgram, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import { ownSource, sourcesOf } from './sources.js';

export const FULL_PACKAGE = 'Download the full package, which has the tests as files';

export interface TestFiles {
  element: XmlElement;
  number: number;
  input: PackageFile | null;
  answer: PackageFile | null;
  inputPath: string;
  answerPath: string;
}

export class PolygonGenerators {
  private readonly programs: PackageProgram[] = [];
  /** Places among the programs; null: it cannot be used, which was told. */
  private readonly known = new Map<string, Promise<number | null>>();
  private readonly counts = { inputs: 0, answers: 0 };
  private empty: PackageFile | null = null;

  constructor(
    private readonly reading: ForeignReading,
    private readonly root: XmlElement,
    private readonly problem: ProblemPackage,
  ) {}

  /** A test's data with what is to be made of them; null with an error where that cannot be. */
  async dataOf(
    test: TestFiles,
  ): Promise<{ input: PackageFile; answer: PackageFile; generated?: PackageGeneratedData } | null> {
    const { input, answer } = test;
    if (input !== null && answer !== null) return { input, answer };
    const takes: PackageGeneratedData['takes'] = [];
    if (input === null) takes.push('input');
    if (answer === null) takes.push('answer');
    const call = input === null ? await this.callOf(test) : { generator: null, args: [] };
    const solution = answer === null ? await this.solutionFor(test) : undefined;
    if (call === null || solution === null) return null;
    this.empty ??= await this.reading.made.add('empty', '');
    if (input === null) this.counts.inputs += 1;
    if (answer === null) this.counts.answers += 1;
    const generated = { ...call, ...(solution === undefined ? {} : { solution }), stdin: null, takes };
    return { input: input ?? this.empty, answer: answer ?? this.empty, generated };
  }

  /** Gives the problem its programs, and tells of them. */
  finish(): void {
    const { inputs, answers } = this.counts;
    if (inputs + answers === 0) return;
    this.problem.generators = this.programs;
    const made = `${String(inputs)} inputs and ${String(answers)} answers`;
    this.reading.conversion.kept('generators', `make ${made}, sandboxed, once the package is imported`);
  }

  private async callOf({
    element,
    number,
    inputPath,
  }: TestFiles): Promise<Pick<PackageGeneratedData, 'generator' | 'inputFile' | 'args'> | null> {
    const { findings } = this.reading;
    const command = (element.attribute('cmd') ?? '').replace(/\s>\s*\S*\s*$/, '');
    const [name, ...args] = wordsOf(command);
    if (element.attribute('method') !== 'generated' || name === undefined) {
      findings.error(element.place, `test ${String(number)} has no file ${inputPath}`, 'Add the file');
      return null;
    }
    const generator = await this.find(`generator ${name}`, () => this.readGenerator(name, element));
    const inputFile = element.attribute('from-file');
    return generator === null ? null : { generator, args, ...(inputFile === null ? {} : { inputFile }) };
  }

  private solutionFor({ element, number, answerPath }: TestFiles): Promise<number | null> {
    return this.find('solution', () => this.readSolution(element, `test ${String(number)} has no file ${answerPath}`));
  }

  private find(key: string, read: () => Promise<PackageProgram | null>): Promise<number | null> {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = read().then((program) => (program === null ? null : this.programs.push(program) - 1));
    this.known.set(key, found);
    return found;
  }

  private async readGenerator(name: string, element: XmlElement): Promise<PackageProgram | null> {
    const { findings } = this.reading;
    const executables = this.root.at('files', 'executables')?.all('executable') ?? [];
    const own = executables.find((one) => stem(one.find('source')?.attribute('path') ?? '') === name);
    const files = own === undefined ? null : await sourcesOf(this.reading, this.root, own);
    if (files === null) {
      findings.error(element.place, `there is no source of the generator ${name}`, FULL_PACKAGE);
      return null;
    }
    const type = own?.find('source')?.attribute('type') ?? '';
    return this.compiled('generator', files, own ?? element, programLanguage(type));
  }

  /** A solution is compiled with what the problem puts beside it. */
  private async readSolution(element: XmlElement, test: string): Promise<PackageProgram | null> {
    const { findings } = this.reading;
    const solutions = this.root.at('assets', 'solutions')?.all('solution') ?? [];
    const main = solutions.find((one) => one.attribute('tag') === 'main') ?? null;
    const source = main?.find('source') ?? null;
    const own = await ownSource(this.reading, source);
    if (main === null || own === null) {
      findings.error(element.place, `${test}, and there is no solution tagged main to make it`, FULL_PACKAGE);
      return null;
    }
    const type = source?.attribute('type') ?? '';
    const beside = this.problem.includedFiles[kattisLanguage(type) ?? ''] ?? [];
    return this.compiled('solution', [own, ...beside], main, programLanguage(type));
  }

  private async compiled(
    role: string,
    own: readonly NamedFile[],
    element: XmlElement,
    languageCode: string | null,
  ): Promise<PackageProgram | null> {
    const files = await withTestlib(this.reading, own);
    if (files !== null) return makeProgram(this.reading, role, files, { languageCode });
    this.reading.findings.error(element.place, `the ${role} cannot be compiled: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
    return null;
  }
}

/** `gen 5 "two words" --name="and these"`. */
function wordsOf(command: string): string[] {
  return (command.match(/(?:"[^"]*"|[^\s"]|"(?=[^"]*$))+/g) ?? []).map((word) => word.replace(/"([^"]*)"/g, '$1'));
}

function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}
