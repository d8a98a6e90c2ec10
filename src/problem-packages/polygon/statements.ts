import type { Findings } from '../findings.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { languageTag } from '../foreign/language-tags.js';
import { htmlBlock, placeholder } from '../foreign/statement-parts.js';
import { readTextFile } from '../kattis/reading.js';
import { type PackageFile, compareNames, joinPath } from '../package-tree.js';
import type { NamedFile, PackageStatement, PackageTestCase, ProblemPackage } from '../problem-package.js';
import { plainTitle } from '../statements/plain-title.js';
import type { XmlElement } from '../xml-reader.js';
import { readYamlMap } from '../yaml-reader.js';
import { unixLines } from './line-ends.js';
import { problemBody, withSections } from './olymp-style.js';

/** Sections of a statement in their order, with the heading each has. */
const SECTIONS: readonly [string, string | null][] = [
  ['legend', null],
  ['input', 'Input'],
  ['output', 'Output'],
  ['interaction', 'Interaction'],
  ['scoring', 'Scoring'],
  ['notes', 'Note'],
];
const PICTURE = /\.(png|jpe?g|gif|svg|webp|pdf|eps)$/i;

const TEX = 'application/x-tex';

/** A language that the package has a name or a statement in. */
interface Given {
  polygonName: string;
  tag: string;
  /** Its `<statement>`s. */
  entries: XmlElement[];
  /** Of its LaTeX, as {@link encodingOf} has it. */
  encoding: string;
}

/**
 * Names and statements in each language: the LaTeX sections, else `problem-properties.json`, else `problem.tex`, else what
 * Polygon rendered as PDF or HTML. Without any there is a text in place of the statement.
 */
export async function readStatements(
  reading: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
): Promise<void> {
  const { findings, conversion, made } = reading;
  const statements = root.at('statements')?.all('statement') ?? [];
  const listed = statements.map((one) => one.attribute('language') ?? '');
  const named = (root.at('names')?.all('name') ?? []).map((one) => one.attribute('language') ?? '');
  const sections = reading.tree.list('statement-sections');
  for (const polygonName of [...new Set([...named, ...listed, ...sections])].filter((name) => name !== '')) {
    const tag = languageTag(polygonName);
    if (tag === null) {
      conversion.lost('statement', `the language ${polygonName} is not known`);
      continue;
    }
    if (problem.statements.some((one) => one.language === tag)) {
      conversion.lost('statement', `${polygonName}: there is another one in ${tag}`);
      continue;
    }
    const entries = statements.filter((one) => one.attribute('language') === polygonName);
    const encoding = encodingOf(entries.find(isTex) ?? entries[0], findings);
    if (encoding === null) continue;
    const given = { polygonName, tag, entries, encoding };
    const name = nameIn(root, polygonName) ?? (await sectionText(reading, given, 'name')) ?? '';
    const statement = await readStatement(reading, given);
    if (statement === null) continue;
    problem.statements.push(statement);
    if (name.trim() !== '') problem.names[tag] = plainTitle(name);
  }
  problem.statements.sort((a, b) => compareNames(a.language, b.language));
  if (Object.keys(problem.names).length === 0) {
    const first = nameIn(root, null);
    const fallback = first === null ? root.attribute('short-name') : plainTitle(first);
    if (fallback === null) findings.error(root.place, 'the problem has no name', 'Add <names>');
    else problem.names[problem.statements[0]?.language ?? 'en'] = fallback;
  }
  if (problem.statements.length === 0) {
    problem.statements = [await placeholder(made, problem.names.en ?? '')];
    conversion.lost('statement', 'there is none in the package');
  }
}

function isTex(entry: XmlElement): boolean {
  return entry.attribute('type') === TEX;
}

/** What `<statement>` says of its charset, as a label of the Encoding Standard; null with an error for what is none. */
function encodingOf(entry: XmlElement | undefined, findings: Findings): string | null {
  const label = entry?.attribute('charset') ?? entry?.attribute('encoding') ?? null;
  if (entry === undefined || label === null) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    findings.error(entry.place, `the charset ${label} is not known`, 'Save the statement as UTF-8, and say so');
    return null;
  }
}

function nameIn(root: XmlElement, language: string | null): string | null {
  const names = root.at('names')?.all('name') ?? [];
  const found = language === null ? names[0] : names.find((one) => one.attribute('language') === language);
  return found?.attribute('value') ?? null;
}

async function readStatement(reading: ForeignReading, given: Given): Promise<PackageStatement | null> {
  const { conversion } = reading;
  const { polygonName } = given;
  const properties = await readProperties(reading, polygonName);
  const parts: string[] = [];
  for (const [section, heading] of SECTIONS) {
    const text = (await sectionText(reading, given, section)) ?? properties[section] ?? '';
    if (text.trim() !== '') parts.push(`${heading === null ? '' : `\\section*{${heading}}\n\n`}${text.trim()}`);
  }
  if (reading.tree.find(sectionPath(polygonName, 'tutorial')) !== null) {
    conversion.lost('tutorial', `in ${polygonName}: there is no place for it`);
  }
  if (parts.length > 0) return latexStatement(reading, given, parts.join('\n\n'));
  const tex = fileOf(reading, given.entries.find(isTex));
  const whole = tex === null ? null : await readLatex(reading, tex, given);
  const body = problemBody(whole ?? '');
  return body.trim() === '' ? readRendered(reading, given) : latexStatement(reading, given, body.trim());
}

/** The title is no part of it: pages show the problem's name. */
async function latexStatement(
  reading: ForeignReading,
  { polygonName, tag }: Given,
  latex: string,
): Promise<PackageStatement> {
  const file = await reading.made.add(`statement-sections/${polygonName}/problem.tex`, `${withSections(latex)}\n`);
  reading.conversion.kept('statement', `LaTeX in ${polygonName}`);
  const assets = assetsIn(reading, `statement-sections/${polygonName}`, `statements/${polygonName}`);
  return { language: tag, format: 'latex', file, assets };
}

function sectionPath(language: string, section: string): string {
  return `statement-sections/${language}/${section}.tex`;
}

async function sectionText(reading: ForeignReading, given: Given, section: string): Promise<string | null> {
  const file = reading.tree.find(sectionPath(given.polygonName, section));
  return file === null ? null : readLatex(reading, file, given);
}

async function readLatex(reading: ForeignReading, file: PackageFile, { encoding }: Given): Promise<string | null> {
  const text = await readTextFile(file, reading.findings, undefined, encoding);
  return text?.replaceAll('\r\n', '\n') ?? null;
}

/** `statements/<language>/problem-properties.json` has the sections as texts. */
async function readProperties(reading: ForeignReading, language: string): Promise<Record<string, string>> {
  const file = reading.tree.find(`statements/${language}/problem-properties.json`);
  const text = file === null ? null : await readTextFile(file, reading.findings);
  const json = text === null || file === null ? null : readYamlMap(text, file.path, reading.findings);
  const texts: Record<string, string> = {};
  for (const [section] of SECTIONS) {
    const value = json?.get(section);
    if (value?.isScalar === true) texts[section] = value.text() ?? '';
  }
  return texts;
}

function fileOf({ tree }: ForeignReading, entry: XmlElement | undefined): PackageFile | null {
  return tree.find(entry?.attribute('path') ?? '');
}

async function readRendered(
  reading: ForeignReading,
  { polygonName, tag, entries }: Given,
): Promise<PackageStatement | null> {
  const { made, conversion, findings } = reading;
  const find = (type: string): XmlElement | undefined =>
    entries.find((one) => one.attribute('type') === type && fileOf(reading, one) !== null);
  const entry = find('text/html');
  const html = fileOf(reading, entry);
  const encoding = html === null ? null : encodingOf(entry, findings);
  const text = html === null || encoding === null ? null : await readTextFile(html, findings, undefined, encoding);
  if (html !== null && text !== null) {
    const file = await made.add(`${html.path}.md`, `${htmlBlock(text)}\n`);
    conversion.kept('statement', `HTML in ${polygonName}`);
    const directory = html.path.slice(0, Math.max(0, html.path.lastIndexOf('/')));
    return { language: tag, format: 'markdown', file, assets: assetsIn(reading, directory) };
  }
  const pdf = fileOf(reading, find('application/pdf'));
  if (pdf === null) return null;
  conversion.kept('statement', `PDF in ${polygonName}`);
  return { language: tag, format: 'pdf', file: pdf, assets: [] };
}

/** Where a name is in several directories, the file of the first. */
function assetsIn({ tree }: ForeignReading, ...directories: string[]): NamedFile[] {
  const byName = new Map<string, PackageFile>();
  for (const directory of directories) {
    for (const file of tree.below(directory)) {
      const name = file.path.slice(directory.length + 1);
      if (PICTURE.test(name) && !byName.has(name)) byName.set(name, file);
    }
  }
  return [...byName].map(([name, file]) => ({ name, file }));
}

/** `example.01` and `example.01.a`, beside the sections or else beside `problem.tex`, are shown in place of a sample's own files. */
export async function showExamples(reading: ForeignReading, problem: ProblemPackage): Promise<void> {
  const { tree } = reading;
  const examples = ['statement-sections', 'statements']
    .flatMap((parent) => tree.list(parent).map((name) => joinPath(parent, name)))
    .map((directory) => examplesIn(reading, directory))
    .find(({ length }) => length > 0);
  const samples: PackageTestCase[] = problem.testCases.filter(({ isSample }) => isSample);
  if (examples?.length !== samples.length) return;
  for (const [index, path] of examples.entries()) {
    const sample = samples[index];
    const input = await unixLines(reading, tree.find(path));
    const answer = await unixLines(reading, tree.find(`${path}.a`));
    if (sample === undefined || input === null || answer === null) continue;
    sample.shown = {
      input: input.sha256 === sample.input.sha256 ? null : input,
      answer: answer.sha256 === sample.answer.sha256 ? null : answer,
      interaction: null,
    };
  }
}

function examplesIn({ tree }: ForeignReading, directory: string): string[] {
  const names = tree.list(directory).filter((name) => /^example\.\d+$/.test(name));
  return names.sort(compareNames).map((name) => joinPath(directory, name));
}
