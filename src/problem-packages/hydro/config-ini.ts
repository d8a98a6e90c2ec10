/**
 * `config.ini`, Hydro's settings of old: a line with the number of test cases, then for each one
 * `input|output|seconds|points|KiB of memory`, of which the last may be missing (Hydro, `convertIniConfig`). Each is a
 * subtask by itself.
 */
import type { Findings } from '../findings.js';

const NUMBER = /^\d+(\.\d+)?$/;

/** @returns the same as a `config.yaml` whose lines are those of the file; null with findings where it is none */
export function iniAsYaml(text: string, file: string, findings: Findings): string | null {
  const [first = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const count = /^\s*\d+\s*$/.test(first) ? Number(first) : 0;
  if (count === 0) {
    findings.error({ file, line: 1 }, 'it does not begin with the number of test cases', 'Write it there');
    return null;
  }
  const lines = ['subtasks:'];
  for (let index = 0; index < count; index += 1) {
    const [input = '', output = '', seconds = '', points = '', kib = ''] = (rows[index] ?? '')
      .split('|')
      .map((part) => part.trim());
    if (input === '' || !NUMBER.test(seconds)) {
      const remedy = 'Write input|output|seconds|points|KiB of memory';
      findings.error({ file, line: index + 2 }, `is no test case, of which there are to be ${String(count)}`, remedy);
      return null;
    }
    const score = NUMBER.test(points) ? Math.floor(Number(points)) : 0;
    const memory = NUMBER.test(kib) ? `${String(Math.floor(Number(kib) / 1024))}m` : '256m';
    const test = `{input: ${JSON.stringify(input)}, output: ${JSON.stringify(output)}}`;
    lines.push(`- {cases: [${test}], time: ${seconds}s, memory: ${memory}, score: ${String(score)}}`);
  }
  return `${lines.join('\n')}\n`;
}
