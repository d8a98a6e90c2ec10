/** What an output validator is shown of the run whose output it judges, where its package asks for it (docket.yaml). */
import type { SourceFile } from '../languages/language.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import type { SubmittedSources } from './judging-task.js';

export interface ShownRun {
  /** JSON, see {@link shownRun}. */
  facts: Buffer;
  source: Buffer;
}

/** In the validator's working directory. */
const RUN_FACTS_FILE = 'run.json';
const SOURCE_FILE = 'submission';

export function factsOf({ facts, source }: ShownRun): SourceFile[] {
  return [
    { name: RUN_FACTS_FILE, content: facts },
    { name: SOURCE_FILE, content: source },
  ];
}

/** Seconds and bytes, as measured; the source is the file that is run, or the first. */
export function shownRun({ language, files, entryPoint }: SubmittedSources, report: ExecutionReport): ShownRun {
  const source = files.find(({ name }) => name === entryPoint) ?? files[0];
  const facts = {
    language: language.id,
    cpu_time: report.cpuTimeUs / 1e6,
    wall_time: report.wallTimeUs / 1e6,
    memory: report.memoryPeakBytes,
  };
  return { facts: Buffer.from(JSON.stringify(facts)), source: source?.content ?? Buffer.alloc(0) };
}
