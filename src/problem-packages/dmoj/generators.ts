import { KIB } from '../../contract/limits.js';
import { adaptGenerator, whyNotAdaptable } from '../foreign/checker-adapter.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { TESTLIB_MISSING, withTestlib } from '../foreign/testlib.js';
import type { PackageGeneratedData, PackageProgram, ProblemPackage } from '../problem-package.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import type { DmojData } from './archive-data.js';
import { namedFiles } from './checker.js';
import type { DmojCase } from './init-yml.js';

/** A generator compiles within the limits of all compiles, and its language shows. */
const PASSED_OVER = ['compiler_time_limit', 'language'];

interface Generator {
  /** Place among the package's generators. */
  index: number;
  /** For test cases that have none of their own. */
  args: string[];
}

/**
 * `generator` of `init.yml`, of a batch or of one test case: a program that prints the input of a test case, and its answer on
 * standard error. A test case with files takes what it has from those.
 */
export class DmojGenerators {
  private readonly programs: PackageProgram[] = [];
  private readonly known = new Map<string, Generator | null>();
  private readonly common: YamlValue | null;
  private count = 0;
  /** The most that one of them asks for. */
  private timeS = 0;
  private memoryMiB = 0;

  constructor(
    private readonly reading: ForeignReading,
    yaml: YamlMap,
  ) {
    this.common = yaml.get('generator');
  }

  /** What of the test case is to be made; nothing of one that has all its files, or no generator. */
  async dataOf(one: DmojCase, data: DmojData): Promise<{ generated?: PackageGeneratedData }> {
    const takes: PackageGeneratedData['takes'] = [];
    if (one.input === null) takes.push('input');
    if (one.output === null) takes.push('answer');
    const value = one.generator;
    if (value === null && (one.generatorInput !== null || one.generatorArgs.length > 0)) {
      this.reading.findings.error(
        one.place,
        'a test case has words for a generator, and there is none',
        'Name the generator',
      );
    }
    if (value === null || takes.length === 0) return {};
    const generator = await this.find(value);
    if (generator === null) return {};
    const stdin = one.generatorInput === null ? null : await data.file(one.generatorInput, one.place, true);
    this.count += 1;
    const args = one.generatorArgs.length > 0 ? one.generatorArgs : generator.args;
    return { generated: { generator: generator.index, args, stdin, takes } };
  }

  /** Gives the problem its generators, and tells of them. */
  finish(problem: ProblemPackage): void {
    const { conversion } = this.reading;
    if (this.count > 0) {
      problem.generators = this.programs;
      conversion.kept('generator', `makes ${String(this.count)} test cases, sandboxed, once the package is imported`);
      this.raiseLimits(problem);
    } else if (this.common !== null) {
      conversion.lost('generator', 'all test data is in the package, so it is not needed');
    }
  }

  /** What makes test data has the limits of validators (`validation_time`, `validation_memory`): where it asks for more, they do. */
  private raiseLimits(problem: ProblemPackage): void {
    const { validationTimeS, validationMemoryMiB } = problem.limits;
    if (this.timeS <= validationTimeS && this.memoryMiB <= validationMemoryMiB) return;
    const raised = {
      validationTimeS: Math.max(validationTimeS, this.timeS),
      validationMemoryMiB: Math.max(validationMemoryMiB, this.memoryMiB),
    };
    problem.limits = { ...problem.limits, ...raised };
    this.reading.conversion.changed(
      'limits of the generator',
      `it may take ${String(raised.validationTimeS)} s and ${String(raised.validationMemoryMiB)} MiB, and so may the validators`,
    );
  }

  private async find(value: YamlValue): Promise<Generator | null> {
    const known = this.known.get(value.path);
    if (known !== undefined) return known;
    const found = await this.read(value);
    this.known.set(value.path, found);
    return found;
  }

  private async read(value: YamlValue): Promise<Generator | null> {
    const map = value.isMap ? value.map() : null;
    const source = map === null ? value : map.get('source');
    if (source === null) return value.wrong('has no source', 'Name its source');
    const named = namedFiles(this.reading, source);
    if (named === null) return null;
    const flags = map?.get('flags')?.texts() ?? [];
    const args = map?.get('args')?.texts() ?? [];
    for (const key of PASSED_OVER) map?.get(key);
    // In seconds and KiB, as those of a problem.
    this.timeS = Math.max(this.timeS, Math.ceil(map?.number('time_limit', { above: 0 }, 0) ?? 0));
    this.memoryMiB = Math.max(this.memoryMiB, Math.ceil((map?.number('memory_limit', { above: 0 }, 0) ?? 0) / KIB));
    map?.reportUnknown();
    const files = await withTestlib(this.reading, named);
    const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files, flags);
    if (why !== null || files === null) {
      const remedy =
        'Give it with all its files, in C, C++, Python 3 or Rust, or put the data it makes into the package';
      return value.wrong(`cannot be used: ${why ?? ''}`, remedy);
    }
    this.programs.push(await adaptGenerator(this.reading.made, files, flags));
    return { index: this.programs.length - 1, args };
  }
}
