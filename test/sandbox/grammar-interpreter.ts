/**
 * An interpreter of grammars, run where input validators run. Python runs it, so its tests are where a Python is sure to
 * be: in a container with the toolchain library.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { execute, type Outcome, Workbench } from './workbench.js';

export const ACCEPTED = 42;
export const REJECTED = 43;
export const BROKEN = 1;

export interface Answer {
  exitCode: number | null;
  said: string;
}

/** A grammar and an input; null: the grammar is only read. */
export type Question = readonly [grammar: string, input: string | null];

/** Calls the interpreter's main function again and again: starting a process would take most of the time of a question. */
const DRIVER = `import io, json, sys
import interpreter
answers, stderr = [], sys.stderr
for grammar, text in json.load(sys.stdin):
    with open('grammar', 'wb') as file:
        file.write(grammar.encode('latin-1'))
    sys.stdin = io.TextIOWrapper(io.BytesIO((text or '').encode('latin-1')))
    sys.stderr = io.StringIO()
    code = interpreter.main(['grammar'] if text is not None else ['--parse', 'grammar'])
    answers.append({'exitCode': code, 'said': sys.stderr.getvalue().strip()})
sys.stderr = stderr
json.dump(answers, sys.stdout)
`;

export class GrammarInterpreter {
  private readonly answers = new Map<string, Answer>();

  private constructor(
    private readonly bench: Workbench,
    private readonly container: SandboxContainer,
    private readonly program: Buffer,
  ) {}

  /** @param name of the file in images/jury/ @param questions that are asked at once, in one process */
  static async open(name: string, questions: Question[]): Promise<GrammarInterpreter> {
    const bench = await Workbench.open();
    const program = await readFile(fileURLToPath(new URL(`../../images/jury/${name}`, import.meta.url)));
    const interpreter = new GrammarInterpreter(bench, await bench.acquire(), program);
    await interpreter.askAll(questions);
    return interpreter;
  }

  /** In a process of its own. */
  async ask(...[grammar, input]: Question): Promise<Answer> {
    await this.container.putFile('grammar', Buffer.from(grammar, 'latin1'));
    const options = input === null ? ['--parse'] : [];
    const report = await this.run('interpreter.py', [...options, 'grammar'], Buffer.from(input ?? '', 'latin1'));
    return { exitCode: report.exitCode, said: report.stderrTail.toString().trim() };
  }

  private async askAll(questions: Question[]): Promise<void> {
    await this.container.putFile('driver.py', Buffer.from(DRIVER));
    const report = await this.run('driver.py', [], Buffer.from(JSON.stringify(questions)));
    if (report.exitCode !== 0) throw new Error(`the driver failed: ${report.stderrTail.toString()}`);
    const answers = JSON.parse(report.output) as Answer[];
    for (const [i, question] of questions.entries()) {
      const answer = answers[i];
      if (answer !== undefined) this.answers.set(JSON.stringify(question), answer);
    }
  }

  /** To one of the questions that were asked at once. */
  answer(...question: Question): Answer {
    const answer = this.answers.get(JSON.stringify(question));
    if (answer === undefined) throw new Error(`not asked: ${JSON.stringify(question)}`);
    return answer;
  }

  private async run(name: string, options: string[], content: Buffer): Promise<Outcome> {
    await this.container.putFile('interpreter.py', this.program);
    return execute(this.container, ['/usr/bin/python3', name, ...options], { stdin: { content } });
  }

  async close(): Promise<void> {
    await this.container.release();
    await this.bench.close();
  }
}
