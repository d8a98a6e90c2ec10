import { rename, rm } from 'node:fs/promises';
import type { ExportFormat } from '../../contract/export-formats.js';
import type { Conversion } from '../api-types.js';
import { type CommandContext, type OutputOptions, printJson } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { exitCode } from '../exit-codes.js';
import { conversionLines } from '../findings.js';

export interface ExportOptions extends OutputOptions {
  format: ExportFormat;
  output?: string;
  timeout?: number;
}

/** `docket export`: saves a problem in another format and tells what that kept, changed and lost. */
export async function exportProblem(context: CommandContext, slug: string, options: ExportOptions): Promise<number> {
  const { terminal } = context;
  const { signal } = new Deadline(options.timeout ?? null);
  const client = await context.connect();
  const path = `/problems/${encodeURIComponent(slug)}/export`;
  const query = { format: options.format };
  const { conversion } = await client.get<Conversion>(`${path}/report`, { query, signal });
  const file = options.output ?? `${slug}-${options.format}.zip`;
  // A download that breaks off leaves no half of a zip under the name that was asked for.
  const part = `${file}.part`;
  try {
    await client.call('GET', path, { query, signal, saveTo: part });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  if (options.json) printJson(context, { file, format: options.format, conversion });
  else if (options.quiet) terminal.print(file);
  else {
    for (const line of conversionLines(conversion, terminal)) terminal.note(line);
    terminal.print(`${slug} is saved as ${file}`);
  }
  return exitCode('asExpected');
}
