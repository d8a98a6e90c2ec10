import type { ForeignReading } from '../foreign/foreign-reading.js';
import { languageOfText } from '../foreign/spoken-language.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageFile } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';

/** Samples stand in the statement as fenced blocks, ```input1 and ```output1, which Markdown shows as they are. */
const SAMPLE_BLOCK = /^```(input|output)(\d+)\s*$/gm;
const LINK = /file:\/\//g;

/** Makes a statement of what a file holds, and tells of it. */
export type Rewriting = (name: string, text: string, language: string) => string;

/**
 * `problem.md`, `problem_zh.md`, `problem_en.md`…; the title is one for all.
 *
 * @param rewrite null: statements stay as they are
 */
export async function readStatements(
  reading: ForeignReading,
  yaml: YamlMap,
  problem: ProblemPackage,
  rewrite: Rewriting | null,
): Promise<void> {
  const { tree, findings, conversion, made } = reading;
  const title = yaml.text('title')?.trim() ?? '';
  if (title === '') findings.error(yaml.place, 'the problem has no title', 'Add the key title');
  const assets = tree
    .below('additional_file')
    .map((file) => ({ name: file.path.slice('additional_file/'.length), file }));
  for (const name of tree.list('')) {
    const match = /^problem(?:_([a-z]{2})(?:[_-]([A-Za-z]{2}))?)?\.md$/.exec(name);
    const file: PackageFile | null = tree.find(name);
    if (match === null || file === null) continue;
    const text = await readTextFile(file, findings);
    if (text === null) continue;
    const language = match[1] ?? languageOfText(text);
    if (problem.statements.some((one) => one.language === language)) {
      conversion.lost('statement', `${name}: there is another one in ${language}`);
      continue;
    }
    const shown = text.replace(LINK, '').replace(SAMPLE_BLOCK, '```');
    const written = rewrite === null ? shown : rewrite(name, shown, language);
    const statement = written === text ? file : await made.add(name, written);
    problem.statements.push({ language, format: 'markdown', file: statement, assets });
    problem.names[language] = title;
    if (shown !== text) conversion.changed('statement', `${name}: samples are shown as part of the text`);
    else if (rewrite === null) conversion.kept('statement', name);
  }
  if (problem.statements.length === 0) findings.error('problem.md', 'there is no statement', 'Add problem.md');
}
