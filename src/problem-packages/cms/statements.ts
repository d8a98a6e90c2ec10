/**
 * A task's statements as CMS' loader finds them (italy_yaml.py, base_loader.py `LANGUAGE_MAP`): one PDF for each language,
 * called `english.pdf`; only where there is none of these, a single one in the primary language.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { writtenOutLanguage } from '../foreign/language-tags.js';
import { joinPath } from '../package-tree.js';
import type { PackageStatement, ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';

const DIRECTORIES = ['statement', 'testo'];
/** CMS' word for a language that it has no name for, and BCP 47's. */
const OTHER = { name: 'other', tag: 'und' };

export function readStatements(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): void {
  const { tree, findings, conversion } = reading;
  const given = yaml.get('primary_language');
  const code = given?.text() ?? 'it';
  const primary = code === OTHER.name ? OTHER.tag : code;
  const title = yaml.text('title') ?? yaml.text('nome') ?? problem.shortName;
  if (title === null) findings.error('task.yaml', 'the task has no title', 'Add the key title');
  problem.names = { [primary]: title ?? '' };
  const single = tree.find('statement/statement.pdf') ?? tree.find('testo/testo.pdf');
  const byLanguage = statementsByLanguage(reading);
  if (byLanguage.length === 0) {
    if (single === null) {
      findings.error('statement/statement.pdf', 'there is no statement', 'Add the PDF');
      return;
    }
    problem.statements = [{ language: primary, format: 'pdf', file: single, assets: [] }];
    conversion.kept('statement', `PDF in ${primary}`);
    return;
  }
  // A link to one of them is a copy here.
  if (single !== null && !byLanguage.some(({ file }) => file.sha256 === single.sha256)) {
    findings.warning(
      single.path,
      'beside statements by language it does not count',
      'Call it by its language, or remove it',
    );
    conversion.lost('statement', `${single.path}: those by language count`);
  }
  const isPrimary = ({ language }: PackageStatement): boolean => language === primary;
  if (given !== null && !byLanguage.some(isPrimary)) {
    given.warn(`is ${code}, in which there is no statement`, 'Add the statement, or name the language of another');
  }
  problem.statements = byLanguage.toSorted((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)));
  problem.names = Object.fromEntries(problem.statements.map(({ language }) => [language, title ?? '']));
  for (const { language } of problem.statements) conversion.kept('statement', `PDF in ${language}`);
}

function statementsByLanguage({ tree }: ForeignReading): PackageStatement[] {
  const found = new Map<string, PackageStatement>();
  for (const path of DIRECTORIES.flatMap((directory) =>
    tree.list(directory).map((name) => joinPath(directory, name)),
  )) {
    const name = /\/([a-z]+)\.pdf$/.exec(path)?.[1] ?? '';
    const language = name === OTHER.name ? OTHER.tag : writtenOutLanguage(name);
    const file = tree.find(path);
    if (language === null || file === null || found.has(language)) continue;
    found.set(language, { language, format: 'pdf', file, assets: [] });
  }
  return [...found.values()];
}
