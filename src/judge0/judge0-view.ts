/** A run as Judge0 shows it: the fields that were asked for, as text or in Base64. Pure. */
import { KIB } from '../contract/limits.js';
import type { CustomRun } from '../submissions/custom-run.entity.js';
import { JUDGE0_STATUSES, judge0Status } from './judge0-statuses.js';

export interface ShownRun {
  token: string;
  run: CustomRun;
  languageNumber: number;
  languageName: string;
  source: Buffer;
  stdin: Buffer | null;
  expectedOutput: Buffer | null;
  additionalFiles: Buffer | null;
  callbackUrl: string | null;
}

export const DEFAULT_FIELDS = ['stdout', 'time', 'memory', 'stderr', 'token', 'compile_output', 'message', 'status'];

type Field = (shown: ShownRun) => unknown;

/** Buffers and null: a text that is sent in Base64 where that is asked for. */
const FIELDS: Readonly<Record<string, Field>> = {
  token: ({ token }) => token,
  source_code: ({ source }) => source,
  language_id: ({ languageNumber }) => languageNumber,
  language: ({ languageNumber: id, languageName: name }) => ({ id, name }),
  stdin: ({ stdin }) => stdin,
  expected_output: ({ expectedOutput }) => expectedOutput,
  stdout: ({ run }) => text(run.result?.stdout),
  stderr: ({ run }) => text(run.result?.stderr),
  compile_output: ({ run }) => text(run.result?.compilerOutput),
  message: ({ run }) => text(messageOf(run)),
  status_id: statusId,
  status: (shown) => ({ id: statusId(shown), description: JUDGE0_STATUSES[statusId(shown)] }),
  created_at: ({ run }) => run.createdAt.toISOString(),
  finished_at: ({ run }) => run.finishedAt?.toISOString() ?? null,
  time: ({ run }) => seconds(run.result?.evidence?.cpuTimeUs),
  wall_time: ({ run }) => seconds(run.result?.evidence?.wallTimeUs),
  memory: ({ run }) => kilobytes(run.result?.evidence?.memoryPeakBytes),
  exit_code: ({ run }) => run.result?.evidence?.exitCode ?? null,
  exit_signal: ({ run }) => run.result?.evidence?.signal ?? null,
  cpu_time_limit: ({ run }) => seconds(run.limits.timeLimitMs * 1000),
  memory_limit: ({ run }) => kilobytes(run.limits.memoryLimitBytes),
  number_of_runs: () => 1,
  cpu_extra_time: () => null,
  wall_time_limit: () => null,
  stack_limit: () => null,
  max_processes_and_or_threads: () => null,
  enable_per_process_and_thread_time_limit: () => null,
  enable_per_process_and_thread_memory_limit: () => null,
  max_file_size: () => null,
  compiler_options: ({ run }) => words(run.options?.compilerOptions),
  command_line_arguments: ({ run }) => words(run.options?.args),
  redirect_stderr_to_stdout: ({ run }) => run.options?.redirectStderrToStdout ?? false,
  callback_url: ({ callbackUrl }) => callbackUrl,
  // A zip: in Base64 whatever the rest is in.
  additional_files: ({ additionalFiles }) => additionalFiles?.toString('base64') ?? null,
  enable_network: () => false,
};

/** @returns the names, or those that there are not */
export function readFields(fields: string | undefined): { fields: string[] } | { unknown: string[] } {
  if (fields === undefined || fields === '') return { fields: DEFAULT_FIELDS };
  if (fields === '*') return { fields: Object.keys(FIELDS) };
  const names = fields.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !Object.hasOwn(FIELDS, name));
  return unknown.length > 0 ? { unknown } : { fields: names };
}

/** @returns null when a field is no UTF-8 and was not asked for in Base64 */
export function judge0View(
  shown: ShownRun,
  fields: readonly string[],
  isBase64: boolean,
): Record<string, unknown> | null {
  const view: Record<string, unknown> = {};
  for (const field of fields) {
    const value = FIELDS[field]?.(shown) ?? null;
    if (!(value instanceof Buffer)) view[field] = value;
    else if (isBase64) view[field] = value.toString('base64');
    else if (isUtf8Text(value)) view[field] = value.toString('utf8');
    else return null;
  }
  return view;
}

function isUtf8Text(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

function statusId({ run, expectedOutput }: ShownRun): keyof typeof JUDGE0_STATUSES {
  return judge0Status(run, expectedOutput?.toString('utf8') ?? null);
}

/** Nothing written is null there. */
function text(value: string | null | undefined): Buffer | null {
  return value === undefined || value === null || value === '' ? null : Buffer.from(value);
}

/** As a shell would take them. */
function words(given: readonly string[] | undefined): string | null {
  if (given === undefined || given.length === 0) return null;
  return given.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`)).join(' ');
}

function messageOf({ result }: CustomRun): string | null {
  if (result === null || result.verdict === null) return null;
  const { evidence } = result;
  if (result.verdict === 'RTE' && evidence?.signal != null) return `Caught fatal signal ${String(evidence.signal)}`;
  if (result.verdict === 'RTE') return `Exited with error status ${String(evidence?.exitCode ?? 0)}`;
  if (result.verdict === 'TLE') return 'Time limit exceeded';
  return result.reason;
}

function seconds(microseconds: number | undefined): string | null {
  return microseconds === undefined ? null : (microseconds / 1e6).toFixed(3);
}

function kilobytes(bytes: number | undefined): number | null {
  return bytes === undefined ? null : Math.ceil(bytes / KIB);
}
