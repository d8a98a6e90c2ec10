import type { ForeignReading } from '../foreign/foreign-reading.js';
import { languageTag } from '../foreign/language-tags.js';
import { htmlBlock } from '../foreign/statement-parts.js';
import { readTextFile } from '../kattis/reading.js';
import { type PackageFile, compareNames, joinPath } from '../package-tree.js';
import type { NamedFile, PackageStatement, PackageTestCase, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import { readYamlMap } from '../yaml-reader.js';

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

/**
 * Names and statements in each language: the LaTeX sections, else `problem-properties.json`, else what Polygon rendered
 * as PDF or HTML.
 */
export async function readStatements(
  reading: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
): Promise<void> {
  const { findings, conversion } = reading;
  const listed = (root.at('statements')?.all('statement') ?? []).map((one) => one.attribute('language') ?? '');
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
    const name = nameIn(root, polygonName) ?? (await sectionText(reading, polygonName, 'name'))?.trim() ?? null;
    const statement = await readStatement(reading, root, polygonName, tag, name);
    if (statement === null) continue;
    problem.statements.push(statement);
    if (name !== null && name !== '') problem.names[tag] = name;
  }
  problem.statements.sort((a, b) => compareNames(a.language, b.language));
  if (problem.statements.length === 0) {
    const remedy = 'Add statement-sections/<language>/legend.tex';
    findings.error('statement-sections', 'there is no statement', remedy);
  }
  if (Object.keys(problem.names).length === 0) {
    const fallback = nameIn(root, null) ?? root.attribute('short-name');
    if (fallback === null) findings.error(root.place, 'the problem has no name', 'Add <names>');
    else problem.names[problem.statements[0]?.language ?? 'en'] = fallback;
  }
}

function nameIn(root: XmlElement, language: string | null): string | null {
  const names = root.at('names')?.all('name') ?? [];
  const found = language === null ? names[0] : names.find((one) => one.attribute('language') === language);
  return found?.attribute('value') ?? null;
}

async function readStatement(
  reading: ForeignReading,
  root: XmlElement,
  polygonName: string,
  tag: string,
  name: string | null,
): Promise<PackageStatement | null> {
  const { made, conversion } = reading;
  const properties = await readProperties(reading, polygonName);
  const parts: string[] = [];
  for (const [section, heading] of SECTIONS) {
    const text = (await sectionText(reading, polygonName, section)) ?? properties[section] ?? '';
    if (text.trim() !== '') parts.push(`${heading === null ? '' : `\\section*{${heading}}\n\n`}${text.trim()}`);
  }
  if ((await sectionText(reading, polygonName, 'tutorial')) !== null) {
    conversion.lost('tutorial', `in ${polygonName}: there is no place for it`);
  }
  if (parts.length === 0) return readRendered(reading, root, polygonName, tag);
  const text = `\\problemname{${name ?? ''}}\n\n${parts.join('\n\n')}\n`;
  const file = await made.add(`statement-sections/${polygonName}/problem.tex`, text);
  const directory = `statement-sections/${polygonName}`;
  conversion.kept('statement', `LaTeX in ${polygonName}`);
  return { language: tag, format: 'latex', file, assets: assetsIn(reading, directory) };
}

async function sectionText(reading: ForeignReading, language: string, section: string): Promise<string | null> {
  const file = reading.tree.find(`statement-sections/${language}/${section}.tex`);
  return file === null ? null : readTextFile(file, reading.findings);
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

async function readRendered(
  reading: ForeignReading,
  root: XmlElement,
  polygonName: string,
  tag: string,
): Promise<PackageStatement | null> {
  const { tree, made, conversion, findings } = reading;
  const files = (root.at('statements')?.all('statement') ?? [])
    .filter((one) => one.attribute('language') === polygonName)
    .map((one) => ({ type: one.attribute('type') ?? '', file: tree.find(one.attribute('path') ?? '') }));
  const find = (type: string): PackageFile | null => files.find((one) => one.type === type && one.file)?.file ?? null;
  const html = find('text/html');
  const text = html === null ? null : await readTextFile(html, findings);
  if (html !== null && text !== null) {
    const file = await made.add(`${html.path}.md`, `${htmlBlock(text)}\n`);
    conversion.kept('statement', `HTML in ${polygonName}`);
    const directory = html.path.slice(0, Math.max(0, html.path.lastIndexOf('/')));
    return { language: tag, format: 'markdown', file, assets: assetsIn(reading, directory) };
  }
  const pdf = find('application/pdf');
  if (pdf === null) return null;
  conversion.kept('statement', `PDF in ${polygonName}`);
  return { language: tag, format: 'pdf', file: pdf, assets: [] };
}

function assetsIn({ tree }: ForeignReading, directory: string): NamedFile[] {
  return tree
    .below(directory)
    .map((file) => ({ name: file.path.slice(directory.length + 1), file }))
    .filter(({ name }) => PICTURE.test(name));
}

/** `example.01` and `example.01.a` are shown in place of a sample's own files. */
export function showExamples({ tree }: ForeignReading, problem: ProblemPackage): void {
  const [directory] = tree.list('statement-sections').map((name) => joinPath('statement-sections', name));
  if (directory === undefined) return;
  const examples = tree
    .list(directory)
    .filter((name) => /^example\.\d+$/.test(name))
    .sort(compareNames);
  const samples: PackageTestCase[] = problem.testCases.filter(({ isSample }) => isSample);
  if (examples.length !== samples.length) return;
  for (const [index, name] of examples.entries()) {
    const sample = samples[index];
    const input = tree.find(joinPath(directory, name));
    const answer = tree.find(joinPath(directory, `${name}.a`));
    if (sample === undefined || input === null || answer === null) continue;
    sample.shown = {
      input: input.sha256 === sample.input.sha256 ? null : input,
      answer: answer.sha256 === sample.answer.sha256 ? null : answer,
      interaction: null,
    };
  }
}
