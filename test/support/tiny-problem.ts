import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningServer } from './running-server.js';

/** A problem as small as a test needs it: print twice the number. */
export interface TinyProblem {
  slug: string;
  /** Secret test cases. */
  secretCount?: number;
  /** Samples; one by default. */
  sampleCount?: 0 | 1;
  timeLimitS?: number;
  memoryMib?: number;
  outputMib?: number;
  type?: 'pass-fail' | 'interactive';
  /** Further files of the package. */
  more?: Record<string, string>;
}

export const DOUBLE = {
  python: 'print(2 * int(input()))\n',
  c: '#include <stdio.h>\nint main(void) { int n; if (scanf("%d", &n) != 1) return 1; printf("%d\\n", 2 * n); return 0; }\n',
  cpp: '#include <iostream>\nint main() { int n; std::cin >> n; std::cout << 2 * n << "\\n"; }\n',
  java: 'public class Main { public static void main(String[] a) { System.out.println(2 * new java.util.Scanner(System.in).nextInt()); } }\n',
} as const;

/** Writes the package as a folder named by its slug; the caller removes its parent. */
export async function writeTinyProblem(problem: TinyProblem): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { slug, secretCount = 2, sampleCount = 1, timeLimitS = 1, memoryMib = 64, outputMib = 1 } = problem;
  const { type = 'pass-fail', more = {} } = problem;
  const base = await mkdtemp(path.join(tmpdir(), 'docket-problem-'));
  const folder = path.join(base, slug);
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  const limits = `limits:\n  time_limit: ${timeLimitS}\n  memory: ${memoryMib}\n  output: ${outputMib}\n`;
  await write(
    'problem.yaml',
    `problem_format_version: 2023-07-draft\nname: ${slug}\ntype: ${type}\nuuid: 5ca6ba5b-36d5-4eff-8aa7-d967cbc4375e\n${limits}`,
  );
  await write('statement/problem.en.md', 'Print twice the number.\n');
  if (sampleCount === 1) {
    await write('data/sample/1.in', '3\n');
    await write('data/sample/1.ans', '6\n');
  }
  for (let number = 1; number <= secretCount; number += 1) {
    const name = `data/secret/${String(number).padStart(3, '0')}`;
    await write(`${name}.in`, `${number * 7}\n`);
    await write(`${name}.ans`, `${number * 14}\n`);
  }
  for (const [name, text] of Object.entries(more)) await write(name, text);
  await write('submissions/accepted/double.py', DOUBLE.python);
  await write('submissions/wrong_answer/same.py', 'print(input())\n');
  return { folder, remove: () => rm(base, { recursive: true, force: true }) };
}

/** Imports the package over the command line and opens the problem to students. */
export async function importTinyProblem(server: RunningServer, problem: TinyProblem): Promise<void> {
  const { folder, remove } = await writeTinyProblem(problem);
  try {
    const { code, err } = await server.docket(['import', folder]);
    if (code !== 0) throw new Error(`docket import: ${err}`);
    await server.admin.rest.patch(`/problems/${problem.slug}`, { visibility: 'public' });
  } finally {
    await remove();
  }
}
