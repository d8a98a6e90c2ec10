/**
 * Writes a package laid out as Polygon's full packages are. What Polygon has no word for, flags of the default
 * comparison, stands in a property of ours, which other readers pass over.
 */
import { MIB } from '../../contract/limits.js';
import type { Expectation } from '../../problems/expectation.js';
import { constantsInStatement } from '../constants.js';
import { escapeHtml } from '../foreign/statement-parts.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageProgram, PackageTestCase, ProblemPackage } from '../problem-package.js';
import { latexTitle } from '../statements/plain-title.js';
import { polygonLanguage } from '../foreign/language-tags.js';
import { FLAGS_PROPERTY } from '../polygon/flags-property.js';
import { POLYGON_LANGUAGES } from './foreign-languages.js';
import { addNamed, type Outgoing } from './outgoing.js';
import { refuseLanguageLimits, refuseOwnLimits } from './own-limits.js';
import { tellLostShown } from './shown-samples.js';
import { hasValidatorTests, tellLostTests } from './validator-tests.js';
import { plainHtml } from './plain-html.js';
import { isScoring, type PlainGroup, plainGroups, tidy } from './scoring.js';
import { uniqueName } from './submission-places.js';

const TAGS: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  wrong_answer: 'wrong-answer',
  time_limit_exceeded: 'time-limit-exceeded',
  time_limit_exceeded_or_accepted: 'time-limit-exceeded-or-accepted',
  time_limit_exceeded_or_memory_limit_exceeded: 'time-limit-exceeded-or-memory-limit-exceeded',
  memory_limit_exceeded: 'memory-limit-exceeded',
  rejected: 'rejected',
};
/** Samples are a group of their own there. */
const SAMPLES = 'samples';

export async function writePolygon(problem: ProblemPackage, outgoing: Outgoing): Promise<void> {
  refuseOthers(problem, outgoing);
  const groups = isScoring(problem) ? plainGroups(withoutOpen(problem), outgoing) : null;
  const programs = new Programs(problem, outgoing);
  const lines = [
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>',
    `<problem revision="1" short-name="${escapeHtml(problem.shortName ?? outgoing.directory)}" url="">`,
    ...names(problem),
    ...(await statements(problem, outgoing)),
    ...judging(problem, groups, outgoing),
    ...(await programs.write()),
    ...properties(problem),
    `<tags>${problem.metadata.keywords.map((word) => `<tag value="${escapeHtml(word)}"/>`).join('')}</tags>`,
    '</problem>',
  ];
  outgoing.text('problem.xml', `${lines.join('\n')}\n`);
}

/** A checker may give a test more than its points there, whatever is said of it. */
function withoutOpen(problem: ProblemPackage): ProblemPackage {
  const groups = problem.groups.map((group) => {
    const { scoring } = group;
    return scoring?.kind === '2025-09' ? { ...group, scoring: { ...scoring, isOpen: false } } : group;
  });
  return { ...problem, groups };
}

function refuseOthers(problem: ProblemPackage, outgoing: Outgoing): void {
  const { conversion } = outgoing;
  for (const type of problem.types) {
    if (type === 'multi-pass' || type === 'submit-answer') outgoing.cannot(`the type ${type}`, 'Export it as Kattis');
  }
  const foreign = problem.outputValidators.find(({ protocol }) => protocol !== 'testlib');
  if (foreign !== undefined || (problem.types.includes('interactive') && problem.interactor == null)) {
    outgoing.cannot('a validator that does not speak testlib', 'Export it as Kattis');
  }
  if (problem.outputValidators.length > 1) outgoing.cannot('several output validators', 'Export it as Kattis');
  if (problem.testCases.some(({ args, files }) => args.length + files.length > 0)) {
    outgoing.cannot('arguments or files of test cases', 'Export it as Kattis');
  }
  const flags = new Set(problem.testCases.map(({ validatorFlags }) => validatorFlags.join(' ')));
  if (flags.size > 1) outgoing.cannot('flags that differ between test cases', 'Export it as Kattis');
  if (Object.keys(problem.includedFiles).length > 0) outgoing.cannot('included files', 'Export it as Kattis');
  refuseOwnLimits(problem, outgoing);
  refuseLanguageLimits(problem, outgoing);
  if (hasValidatorTests(problem)) tellLostTests(outgoing);
  tellLostShown(problem, outgoing, false);
  if (problem.processes != null) outgoing.cannot('several processes of a submission', 'Export it as Kattis');
  if (problem.codeAround !== undefined) outgoing.cannot('code around submissions', 'Export it as Kattis or FPS');
  if (problem.attachments.length > 0)
    conversion.lost('attachments', problem.attachments.map(({ name }) => name).join(', '));
  if (problem.metadata.license !== 'unknown') conversion.lost('license', problem.metadata.license);
  if (Object.keys(problem.metadata.credits).length > 0) conversion.lost('credits', 'who made the problem');
}

function names({ names: byLanguage }: ProblemPackage): string[] {
  const lines = Object.entries(byLanguage).map(
    ([tag, name]) => `<name language="${polygonLanguage(tag)}" value="${escapeHtml(latexTitle(name))}"/>`,
  );
  return ['<names>', ...lines, '</names>'];
}

async function statements(problem: ProblemPackage, outgoing: Outgoing): Promise<string[]> {
  const lines: string[] = [];
  for (const statement of problem.statements) {
    const language = polygonLanguage(statement.language);
    const entry = (path: string, type: string): void => {
      lines.push(`<statement charset="UTF-8" language="${language}" mathjax="true" path="${path}" type="${type}"/>`);
    };
    if (statement.format === 'pdf') {
      outgoing.file(`statements/.pdf/${language}/problem.pdf`, statement.file);
      entry(`statements/.pdf/${language}/problem.pdf`, 'application/pdf');
      outgoing.conversion.kept('statement', `PDF in ${language}`);
    } else if (statement.format === 'latex') {
      const text = (await readTextFile(statement.file, outgoing.findings)) ?? '';
      const legend = constantsInStatement(text, 'latex', problem.constants).replace(
        /^\s*\\problemname\s*\{.*\}\s*$/m,
        '',
      );
      outgoing.text(`statement-sections/${language}/legend.tex`, `${legend.trim()}\n`);
      addNamed(outgoing, `statement-sections/${language}`, statement.assets);
      outgoing.conversion.kept('statement', `LaTeX in ${language}, in one section`);
    } else {
      const html = (await plainHtml(statement, problem, outgoing.findings)) ?? '';
      outgoing.text(`statements/.html/${language}/problem.html`, html);
      addNamed(outgoing, `statements/.html/${language}`, statement.assets);
      entry(`statements/.html/${language}/problem.html`, 'text/html');
      outgoing.conversion.changed('statement', `HTML in ${language}: Polygon itself writes LaTeX`);
    }
  }
  return ['<statements>', ...lines, '</statements>'];
}

interface PlacedTest {
  testCase: PackageTestCase;
  group: string | null;
  points: number;
}

function judging(problem: ProblemPackage, groups: readonly PlainGroup[] | null, outgoing: Outgoing): string[] {
  const tests = placeTests(problem, groups);
  const isGrouped = tests.some(({ group }) => group !== null);
  const testLines = tests.map(({ testCase, group, points }, index) => {
    const number = String(index + 1).padStart(2, '0');
    outgoing.file(`tests/${number}`, testCase.input);
    outgoing.file(`tests/${number}.a`, testCase.answer);
    const attributes = [
      ...(testCase.description === null ? [] : [`description="${escapeHtml(testCase.description)}"`]),
      ...(group === null ? [] : [`group="${escapeHtml(group)}"`]),
      'method="manual"',
      ...(groups === null ? [] : [`points="${String(points)}"`]),
      ...(testCase.isSample ? ['sample="true"'] : []),
    ];
    return `<test ${attributes.join(' ')}/>`;
  });
  outgoing.conversion.kept('tests', String(tests.length));
  outgoing.conversion.kept('limits', 'time and memory');
  const { fileNames } = problem;
  const isPercent = problem.outputValidators.some(({ points }) => points === 'percent');
  const percent = isPercent ? ' treat-points-from-checker-as-percent="true"' : '';
  return [
    `<judging cpu-name="" cpu-speed="" input-file="${fileNames?.input ?? ''}" output-file="${fileNames?.output ?? ''}"${percent}>`,
    '<testset name="tests">',
    `<time-limit>${String(problem.timeLimitMs ?? 1000)}</time-limit>`,
    `<memory-limit>${String(problem.limits.memoryMiB * MIB)}</memory-limit>`,
    `<test-count>${String(tests.length)}</test-count>`,
    '<input-path-pattern>tests/%02d</input-path-pattern>',
    '<answer-path-pattern>tests/%02d.a</answer-path-pattern>',
    '<tests>',
    ...testLines,
    '</tests>',
    ...(isGrouped && groups !== null ? groupLines(groups, problem, outgoing) : []),
    '</testset>',
    '</judging>',
  ];
}

/** `secret/01-batch1` is called `batch1` there. */
function polygonGroup(path: string): string {
  return path === 'sample' ? SAMPLES : path.replace(/^secret\//, '').replace(/^\d+-(?=.)/, '');
}

function placeTests(problem: ProblemPackage, groups: readonly PlainGroup[] | null): PlacedTest[] {
  if (groups === null) return problem.testCases.map((testCase) => ({ testCase, group: null, points: 0 }));
  const [only] = groups;
  const isFlat =
    groups.length === 1 && only?.path === 'secret' && only.aggregation === 'sum' && only.requirePass.length === 0;
  return problem.testCases.map((testCase) => {
    if (testCase.isSample) return { testCase, group: isFlat ? null : SAMPLES, points: 0 };
    const own = groups.find(({ path }) => testCase.groupPath === path || testCase.groupPath.startsWith(`${path}/`));
    const count = problem.testCases.filter(
      ({ isSample, groupPath }) => !isSample && (isFlat || groupPath === testCase.groupPath),
    ).length;
    const points = own?.aggregation === 'sum' ? tidy(own.maxScore / count) : 0;
    return { testCase, group: isFlat ? null : polygonGroup(own?.path ?? testCase.groupPath), points };
  });
}

function groupLines(groups: readonly PlainGroup[], problem: ProblemPackage, outgoing: Outgoing): string[] {
  const hasSamples = problem.testCases.some(({ isSample }) => isSample);
  const lines = hasSamples ? [`<group name="${SAMPLES}" points="0.0" points-policy="complete-group"/>`] : [];
  for (const { path, maxScore, aggregation, requirePass } of groups) {
    const policy = aggregation === 'min' ? 'complete-group' : 'each-test';
    const needed = requirePass.filter((one) => one !== 'sample' || hasSamples);
    const dependencies = needed.map((one) => `<dependency group="${escapeHtml(polygonGroup(one))}"/>`).join('');
    const inner = dependencies === '' ? '' : `<dependencies>${dependencies}</dependencies>`;
    const name = escapeHtml(polygonGroup(path));
    lines.push(`<group name="${name}" points="${String(maxScore)}" points-policy="${policy}">${inner}</group>`);
  }
  outgoing.conversion.kept('groups', `${String(groups.length)}, with points and dependencies`);
  return ['<groups>', ...lines, '</groups>'];
}

/** Sources in `files/` and `solutions/`, and what names them. */
class Programs {
  private readonly resources = new Set<string>();

  constructor(
    private readonly problem: ProblemPackage,
    private readonly outgoing: Outgoing,
  ) {}

  async write(): Promise<string[]> {
    const { problem, outgoing } = this;
    const checker = await this.checker();
    const interactor = problem.interactor == null ? [] : [await this.program('interactor', problem.interactor)];
    const validators: string[] = [];
    for (const program of problem.inputValidators) {
      if (program.protocol === 'testlib') validators.push(await this.program('validator', program));
      else outgoing.conversion.lost('input validator', `${program.path} does not speak testlib`);
    }
    const solutions = await this.solutions();
    const resources = [...this.resources].map((path) => `<file path="${escapeHtml(path)}" type="h.g++"/>`);
    return [
      `<files><resources>${resources.join('')}</resources></files>`,
      '<assets>',
      checker,
      ...interactor,
      `<validators>${validators.join('')}</validators>`,
      '<solutions>',
      ...solutions,
      '</solutions>',
      '</assets>',
    ];
  }

  private async checker(): Promise<string> {
    const [own] = this.problem.outputValidators;
    if (own !== undefined) return this.program('checker', own);
    const flags = this.problem.testCases[0]?.validatorFlags ?? [];
    const name = nearestChecker(flags);
    this.outgoing.conversion.changed('comparison', `${name} is the nearest checker that Polygon has`);
    return `<checker name="std::${name}.cpp" type="testlib"/>`;
  }

  private async program(element: string, program: PackageProgram): Promise<string> {
    const { outgoing, problem } = this;
    const main = program.files.find(({ name }) => !/\.(h|hpp|hh|inc)$/i.test(name));
    for (const { name, file } of program.files) {
      await outgoing.source(`files/${name}`, file, problem.constants);
      if (name !== main?.name) this.resources.add(`files/${name}`);
    }
    outgoing.conversion.kept(element, program.path);
    const type = POLYGON_LANGUAGES[program.language ?? ''] ?? 'cpp.g++17';
    const kind = element === 'checker' ? ' type="testlib"' : '';
    return `<${element}${kind}><source path="files/${escapeHtml(main?.name ?? '')}" type="${type}"/></${element}>`;
  }

  private async solutions(): Promise<string[]> {
    const { problem, outgoing } = this;
    const names = new Set<string>();
    const lines: string[] = [];
    for (const { path, files, language, expectation } of problem.submissions) {
      const [only, ...others] = files;
      if (only === undefined || others.length > 0) {
        outgoing.conversion.lost('solution', `${path}: it has several files`);
        continue;
      }
      const name = uniqueName(only.name, false, names);
      await outgoing.source(`solutions/${name}`, only.file, problem.constants);
      const tag = tagOf(expectation, !lines.some((line) => line.includes('tag="main"')));
      if (tag === null) outgoing.conversion.changed('expectation', `of ${path}: it is only rejected or accepted`);
      const type = POLYGON_LANGUAGES[language ?? ''] ?? 'cpp.g++17';
      const word = tag ?? (expectation.verdicts.includes('AC') ? 'accepted' : 'rejected');
      lines.push(`<solution tag="${word}"><source path="solutions/${escapeHtml(name)}" type="${type}"/></solution>`);
    }
    if (lines.length > 0) outgoing.conversion.kept('solutions', String(lines.length));
    return lines;
  }
}

function tagOf({ source, verdicts }: Expectation, mayBeMain: boolean): string | null {
  const tag = TAGS[source] ?? null;
  const isAccepted = verdicts.join() === 'AC' && (tag === null || tag === 'accepted');
  if (isAccepted) return mayBeMain ? 'main' : 'accepted';
  return tag;
}

function nearestChecker(flags: readonly string[]): string {
  const at = flags.findIndex((flag) => flag.startsWith('float_'));
  if (at >= 0) {
    const tolerance = Number(flags[at + 1]);
    return tolerance >= 1e-4 ? 'rcmp4' : tolerance >= 1e-6 ? 'rcmp6' : 'rcmp9';
  }
  return flags.includes('space_change_sensitive') ? 'fcmp' : 'wcmp';
}

function properties({ outputValidators, testCases }: ProblemPackage): string[] {
  if (outputValidators.length > 0) return [];
  const flags = testCases[0]?.validatorFlags.join(' ') ?? '';
  return [`<properties><property name="${FLAGS_PROPERTY}" value="${escapeHtml(flags)}"/></properties>`];
}
