import { readTextFile } from '../kattis/reading.js';
import type { FormatRules } from '../kattis/format-rules.js';
import type { ProblemPackage } from '../problem-package.js';
import { latexTitle } from '../statements/plain-title.js';
import { constantsInStatement } from '../constants.js';
import { addNamed, type Outgoing } from './outgoing.js';

/** Statements as they are; in the legacy version each LaTeX one carries the problem's name. */
export async function writeStatements(
  problem: ProblemPackage,
  rules: FormatRules,
  outgoing: Outgoing,
  endings: Readonly<Record<string, string>>,
): Promise<void> {
  const [directory = ''] = rules.statementDirs;
  for (const { language, format, file, assets } of problem.statements) {
    const path = `${directory}/problem.${language}.${endings[format] ?? 'md'}`;
    const text = rules.isLegacy && format !== 'pdf' ? await readTextFile(file, outgoing.findings) : null;
    if (text === null || format === 'pdf') outgoing.file(path, file);
    else {
      const own = problem.names[language];
      const isNamed =
        format !== 'latex' || own === undefined || /\\problemname\s*\{|^%%\s*plainproblemname:/m.test(text);
      const named = isNamed ? text : `\\problemname{${latexTitle(own)}}\n\n${text}`;
      outgoing.text(path, constantsInStatement(named, format, problem.constants));
    }
    addNamed(outgoing, directory, assets);
  }
  const languages = problem.statements.map(({ language }) => language).join(', ');
  outgoing.conversion.kept('statements', languages);
  const isManyNamed = new Set(Object.values(problem.names)).size > 1;
  const hasMarkdown = problem.statements.some(({ format }) => format !== 'latex');
  if (rules.isLegacy && isManyNamed && hasMarkdown) {
    outgoing.conversion.lost('names', 'in all languages but one, where the statement is not LaTeX');
  }
}
