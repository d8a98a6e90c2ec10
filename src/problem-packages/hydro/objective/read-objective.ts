/** A questionnaire, `type: objective`: `answers` of config.yaml and a statement with places for them; there are no other data. */
import type { ForeignReading } from '../../foreign/foreign-reading.js';
import type { ProblemPackage } from '../../problem-package.js';
import type { YamlMap } from '../../yaml-reader.js';
import { readStatements } from '../statements.js';
import { blankSheet, readQuestions } from './questions.js';
import { setQuestions } from './set-questions.js';
import { readableStatement } from './statement.js';

export async function readObjective(
  reading: ForeignReading,
  { yaml, config, problem }: { yaml: YamlMap; config: YamlMap | null; problem: ProblemPackage },
): Promise<void> {
  const { findings, conversion } = reading;
  const questions = readQuestions(reading, config);
  const sheet = blankSheet(questions);
  const choices = new Set<string>();
  await readStatements(reading, yaml, problem, (name, text, language) => {
    const filled = readableStatement(text, language, sheet);
    const remedy = 'Write a place for it in the statement, and its answer in config.yaml';
    for (const { key } of questions) {
      if (!filled.kinds.has(key)) findings.warning(name, `question ${key} has no place in the statement`, remedy);
    }
    for (const [key, kind] of filled.kinds) {
      if (kind === 'select' || kind === 'multiselect') choices.add(key);
      if (questions.some((one) => one.key === key)) continue;
      findings.warning(name, `question ${key} has no answer: it is not judged`, remedy);
    }
    conversion.changed(
      'statement',
      `${name}: places for answers are numbers, options have letters, and what to hand in is said at its end`,
    );
    return filled.text;
  });
  await setQuestions(reading, problem, questions, choices);
}
