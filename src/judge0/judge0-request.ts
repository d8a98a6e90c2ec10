/** Reads what clients of Judge0 send. As there, a mistake is told by the field's name and what is wrong with it. Pure. */
import { KIB, MIB } from '../contract/limits.js';
import type { CustomRunLimits } from '../submissions/custom-run.entity.js';
import { languageOf } from './judge0-languages.js';

/** Messages by field, as Judge0 answers them with 422. */
export type Judge0Errors = Record<string, string[]>;

export interface Judge0Request {
  language: string;
  languageNumber: number;
  source: string;
  stdin: Buffer | null;
  expectedOutput: Buffer | null;
  limits: CustomRunLimits;
  compilerOptions: string | null;
  commandLineArguments: string | null;
  redirectStderrToStdout: boolean;
  /** A zip. */
  additionalFiles: Buffer | null;
  callbackUrl: string | null;
}

/** Seconds and kilobytes, the units there. */
export const JUDGE0_LIMITS = {
  cpu_time_limit: { least: 0.001, most: 30, usual: 5 },
  memory_limit: { least: 4 * KIB, most: 2048 * KIB, usual: 256_000 },
} as const;
const OUTPUT_LIMIT_BYTES = 4 * MIB;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const MOST_WORDS_CHARACTERS = 512;
const MOST_URL_CHARACTERS = 2048;

export function readJudge0Request(body: unknown, isBase64: boolean): Judge0Request | { errors: Judge0Errors } {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const read = new FieldReader(given, isBase64);
  const source = read.text('source_code');
  const stdin = read.bytes('stdin');
  const expectedOutput = read.bytes('expected_output');
  const { number, language } = read.language();
  const cpuTimeS = read.number('cpu_time_limit');
  const memoryKib = read.number('memory_limit');
  const compilerOptions = read.line('compiler_options', MOST_WORDS_CHARACTERS);
  const commandLineArguments = read.line('command_line_arguments', MOST_WORDS_CHARACTERS);
  const additionalFiles = read.zip('additional_files');
  const callbackUrl = read.url('callback_url');
  const redirectStderrToStdout = read.switch('redirect_stderr_to_stdout');
  // It would change what the program does: to leave it out silently would be worse.
  if (read.switch('enable_network')) read.refuse('enable_network', 'is not supported by this server');
  if (Object.keys(read.errors).length > 0 || language === null || source === null) return { errors: read.errors };
  const limits = {
    timeLimitMs: Math.ceil(cpuTimeS * 1000),
    memoryLimitBytes: Math.ceil(memoryKib) * KIB,
    outputLimitBytes: OUTPUT_LIMIT_BYTES,
  };
  return {
    ...{ language, languageNumber: number, source, stdin, expectedOutput, limits },
    ...{ compilerOptions, commandLineArguments, redirectStderrToStdout, additionalFiles, callbackUrl },
  };
}

class FieldReader {
  readonly errors: Judge0Errors = {};

  constructor(
    private readonly given: Record<string, unknown>,
    private readonly isBase64: boolean,
  ) {}

  refuse(field: string, message: string): null {
    (this.errors[field] ??= []).push(message);
    return null;
  }

  bytes(field: string): Buffer | null {
    const value = this.given[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') return this.refuse(field, 'must be a text');
    if (!this.isBase64) return Buffer.from(value);
    // Encoders break lines, as MIME has it.
    const packed = value.replaceAll(/\s/g, '');
    return BASE64.test(packed) ? Buffer.from(packed, 'base64') : this.refuse(field, 'is not valid Base64');
  }

  text(field: string): string | null {
    const bytes = this.bytes(field);
    if (bytes === null) return field in this.errors ? null : this.refuse(field, "can't be blank");
    const text = bytes.toString('utf8');
    return text.trim() === '' ? this.refuse(field, "can't be blank") : text;
  }

  language(): { number: number; language: string | null } {
    const value = this.given['language_id'];
    const number = Number(value);
    if (value === undefined || value === null || value === '') {
      return { number, language: this.refuse('language_id', "can't be blank") };
    }
    const language = Number.isInteger(number) ? languageOf(number) : null;
    if (language === null) this.refuse('language_id', `language with id ${String(number)} doesn't exist`);
    return { number, language };
  }

  /** Words for a command line; null: none. */
  line(field: string, mostCharacters: number): string | null {
    const value = this.given[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') return this.refuse(field, 'must be a text');
    if (value.length > mostCharacters) {
      return this.refuse(field, `is too long (maximum is ${String(mostCharacters)} characters)`);
    }
    return value.trim() === '' ? null : value;
  }

  /** In Base64 whatever the rest is in, as it is there. */
  zip(field: string): Buffer | null {
    const value = this.given[field];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') return this.refuse(field, 'must be a text');
    const packed = value.replaceAll(/\s/g, '');
    return BASE64.test(packed) ? Buffer.from(packed, 'base64') : this.refuse(field, 'is not valid Base64');
  }

  url(field: string): string | null {
    const text = this.line(field, MOST_URL_CHARACTERS);
    if (text === null) return null;
    return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '')
      ? text
      : this.refuse(field, 'is not a valid URL');
  }

  switch(field: string): boolean {
    return [true, 'true', 1, '1'].includes(this.given[field] as string);
  }

  number(field: keyof typeof JUDGE0_LIMITS): number {
    const { least, most, usual } = JUDGE0_LIMITS[field];
    const value = this.given[field];
    if (value === undefined || value === null) return usual;
    const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
    if (Number.isNaN(number)) this.refuse(field, 'is not a number');
    else if (number < least) this.refuse(field, `must be greater than or equal to ${String(least)}`);
    else if (number > most) this.refuse(field, `must be less than or equal to ${String(most)}`);
    return number;
  }
}
