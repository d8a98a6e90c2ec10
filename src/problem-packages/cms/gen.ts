import type { Findings } from '../findings.js';
import { readTextFile } from '../kattis/reading.js';
import type { PackageFile } from '../package-tree.js';

export interface Subtask {
  /** null: the file has no subtasks. */
  points: number | null;
  count: number;
}

/**
 * `gen/GEN`: a line for each test case; `#ST: <points>` begins a subtask, `#COPY: <file>` is a test case as well, other
 * comments and blank lines count nothing.
 */
export async function readGen(file: PackageFile, findings: Findings): Promise<Subtask[] | null> {
  const text = await readTextFile(file, findings);
  if (text === null) return null;
  const subtasks: Subtask[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const hash = written.indexOf('#');
    const command = (hash < 0 ? written : written.slice(0, hash)).trim();
    const comment = hash < 0 ? '' : written.slice(hash + 1).trim();
    const subtask = /^ST:\s*(.*)$/.exec(comment)?.[1];
    const place = { file: file.path, line: index + 1 };
    if (subtask !== undefined) {
      const isNumber = /^\d+$/.test(subtask);
      if (!isNumber) findings.error(place, `"${subtask.slice(0, 50)}" are no points`, 'Write for example #ST: 20');
      else if (command !== '') findings.error(place, 'a subtask begins on the line of a test case', 'Use two lines');
      else if (subtasks[0]?.points === null) {
        findings.error(place, 'there are test cases before the first subtask', 'Move them into a subtask');
      } else subtasks.push({ points: Number(subtask), count: 0 });
      continue;
    }
    if (command === '' && !comment.startsWith('COPY:')) continue;
    if (subtasks.length === 0) subtasks.push({ points: null, count: 0 });
    const last = subtasks.at(-1);
    if (last !== undefined) last.count += 1;
  }
  return subtasks;
}
