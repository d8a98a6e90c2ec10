import { LANGUAGE_IDS, LANGUAGES, languagesOfKattisId } from '../../languages/languages.js';
import type { StatementFormat } from '../../problems/problem-statement.entity.js';
import { type PackageFile, joinPath } from '../package-tree.js';
import type { NamedFile, PackageStatement } from '../problem-package.js';
import { readTitle } from '../statements/plain-title.js';
import { isForDomjudge } from './domjudge-ini.js';
import { isLanguageTag, type ProblemYaml } from './problem-yaml.js';
import { type Reading, findDirectory, readTextFile } from './reading.js';

const FORMATS: Readonly<Record<string, StatementFormat>> = { md: 'markdown', tex: 'latex', pdf: 'pdf' };
/** Where a language has several, the one that shows best on a page. */
const PREFERENCE: readonly StatementFormat[] = ['markdown', 'latex', 'pdf'];

/** "Problem statements": `problem.<language>.<md|tex|pdf>`; without a language it is English. */
export function readStatements(reading: Reading): PackageStatement[] {
  const { tree, rules, findings } = reading;
  const directory = findDirectory(reading, rules.statementDirs);
  const files = directory === null ? [] : tree.below(directory).map((file) => named(directory, file));
  const found = files.flatMap((one) => toStatement(reading, one, files));
  // Where DOMjudge looks as well.
  const inRoot = tree
    .list('')
    .filter((name) => /^problem(\.[^.]+)?\.pdf$/.test(name))
    .flatMap((name) => tree.find(name) ?? [])
    .flatMap((file) => toStatement(reading, { name: file.path, file }, []));
  if (found.length === 0 && inRoot.length > 0) {
    for (const { file } of inRoot) {
      const remedy = `Move it to ${rules.statementDirs[0] ?? ''}/`;
      findings.warning(file.path, 'the statement is not in its directory', remedy);
    }
    return onePerLanguage(inRoot, reading);
  }
  if (found.length === 0) {
    const remedy = `Add ${rules.statementDirs[0] ?? ''}/problem.en.${rules.isLegacy ? 'tex' : 'md'}`;
    // DOMjudge needs none: it is handed out on paper.
    const severity = isForDomjudge(reading) ? 'warning' : 'error';
    findings.add(severity, directory ?? rules.statementDirs[0] ?? '', 'there is no problem statement', remedy);
  }
  return onePerLanguage(found, reading);
}

/** Assets are the files beside the statements that are none themselves. */
function toStatement({ rules, findings }: Reading, one: NamedFile, all: readonly NamedFile[]): PackageStatement[] {
  const match = /^problem(?:\.([^./]+))?\.(md|tex|pdf)$/.exec(one.name);
  if (match === null) return [];
  const [, language = 'en', ending = ''] = match;
  if (!isLanguageTag(language)) {
    findings.warning(one.file.path, `"${language}" is no language code: the file is ignored`, 'Use en, sv, pt-BR…');
    return [];
  }
  if (match[1] === undefined && !rules.isLegacy) {
    findings.warning(one.file.path, 'the name has no language: English is assumed', `Name it problem.en.${ending}`);
  }
  const format = FORMATS[ending];
  const assets = all.filter(({ name }) => !/^problem(\.[^./]+)?\.(md|tex|pdf)$/.test(name));
  return format === undefined ? [] : [{ language, format, file: one.file, assets: format === 'pdf' ? [] : assets }];
}

function onePerLanguage(found: readonly PackageStatement[], { findings }: Reading): PackageStatement[] {
  const chosen = new Map<string, PackageStatement>();
  const byPreference = found.toSorted((a, b) => PREFERENCE.indexOf(a.format) - PREFERENCE.indexOf(b.format));
  for (const statement of byPreference) {
    const better = chosen.get(statement.language);
    if (better === undefined) chosen.set(statement.language, statement);
    else findings.warning(statement.file.path, `${better.file.path} is shown in its place`, 'Keep one per language');
  }
  return [...chosen.values()].toSorted((a, b) => (a.language < b.language ? -1 : 1));
}

/**
 * The problem's name in each language ("Name"). In the legacy format each LaTeX statement has its own, as
 * `%% plainproblemname: …` or `\problemname{…}`.
 */
export async function readNames(
  reading: Reading,
  yaml: ProblemYaml,
  statements: readonly PackageStatement[],
): Promise<Record<string, string>> {
  const { rules, findings } = reading;
  const { '*': general, ...named } = yaml.names;
  const names: Record<string, string> = { ...named };
  for (const { language, format, file } of statements) {
    if (names[language] !== undefined) continue;
    const own = rules.isLegacy && format === 'latex' ? await nameInStatement(reading, file) : null;
    const name = own?.isWhole ? own.text : (general ?? own?.text);
    if (name !== undefined) names[language] = name;
    const isWrong = !rules.isLegacy && (general === undefined || (statements.length > 1 && language !== 'en'));
    if (isWrong) findings.warning(file.path, `problem.yaml has no name in "${language}"`, `Add name.${language}`);
  }
  for (const language of Object.keys(named)) {
    if (statements.some((one) => one.language === language)) continue;
    const remedy = 'Add the statement, or remove the name';
    findings.warning('problem.yaml', `there is a name but no statement in "${language}"`, remedy);
  }
  if (Object.keys(names).length === 0 && general !== undefined) names.en = general;
  if (Object.keys(names).length === 0) {
    const remedy = rules.isLegacy
      ? 'Add \\problemname{…} to the statement, or name: to problem.yaml'
      : 'Add the key name';
    findings.error('problem.yaml', 'the problem has no name', remedy);
  }
  return names;
}

/** Not whole where it has macros that nothing is known of, as BAPCtools' `\problemyamlname` for the name in problem.yaml. */
async function nameInStatement(
  { findings }: Reading,
  file: PackageFile,
): Promise<{ text: string; isWhole: boolean } | null> {
  const text = (await readTextFile(file, findings)) ?? '';
  const plain = /^%%\s*plainproblemname:(.*)$/m.exec(text)?.[1]?.trim();
  if (plain !== undefined && plain !== '') return { text: plain, isWhole: true };
  const name = /\\problemname\s*\{((?:[^{}]|\{[^{}]*\}){1,500})\}/.exec(text)?.[1];
  return name === undefined || name.trim() === '' ? null : readTitle(name);
}

function named(directory: string, file: PackageFile): NamedFile {
  return { name: file.path.slice(directory.length + 1), file };
}

/** "Attachments": files directly in `attachments/`; code templates come by their path. */
export function readAttachments({ tree }: Reading): NamedFile[] {
  return tree.below('attachments').map((file) => named('attachments', file));
}

/** The format's codes of the languages that Docket knows. */
function knownCodes(): string[] {
  return [...new Set(LANGUAGE_IDS.flatMap((id) => LANGUAGES[id].kattisIds))].sort();
}

/** "Included files" by language directory. */
export function readIncludes({ tree, findings }: Reading): Record<string, NamedFile[]> {
  const includes: Record<string, NamedFile[]> = {};
  for (const name of tree.list('include')) {
    const path = joinPath('include', name);
    if (tree.find(path) !== null) {
      findings.warning(path, 'the file is in no language directory: it is ignored', 'Move it to include/<language>/');
      continue;
    }
    if (name !== 'default' && languagesOfKattisId(name).length === 0) {
      const remedy = `Name the directory default, or one of ${knownCodes().join(', ')}`;
      findings.warning(path, `there is no language "${name}" here: the files are not used`, remedy);
    }
    includes[name] = tree.below(path).map((file) => named(path, file));
  }
  return includes;
}
