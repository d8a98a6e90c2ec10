/**
 * How the `docket` command ends. Pipelines rely on these numbers: they are part of the interface and are
 * printed by `docket --help`.
 */
export const EXIT_CODES = {
  asExpected: { code: 0, meaning: 'done; where something was judged, it came out as expected' },
  differs: {
    code: 1,
    meaning:
      'judged, but the verdict is not the expected one (run: the program failed; import: its verification shows errors)',
  },
  usage: { code: 2, meaning: 'the command, a file or the request is wrong, or the server refuses it' },
  unreachable: { code: 3, meaning: 'the server cannot be reached, or answers 5xx or "too busy" again and again' },
  timedOut: { code: 4, meaning: 'the time given by --timeout ran out' },
} as const satisfies Record<string, { code: number; meaning: string }>;

export type ExitReason = keyof typeof EXIT_CODES;

/** The number for one reason. */
export function exitCode(reason: ExitReason): number {
  return EXIT_CODES[reason].code;
}

/** The table of exit codes as `--help` shows it. */
export function exitCodesHelp(): string {
  const lines = Object.values(EXIT_CODES).map(({ code, meaning }) => `  ${String(code)}  ${meaning}`);
  return ['Exit codes:', ...lines].join('\n');
}

/** What went wrong about one field or file, as the server or the command found it. */
export interface ErrorDetail {
  field: string;
  message: string;
}

/**
 * Ends the command: `reason` decides the exit code, the message is one plain sentence, `details` become one line
 * each, `remedy` says what to do. Anything else that is thrown is a fault of the command itself.
 */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: string | null;
  readonly details: ErrorDetail[];
  readonly remedy: string | null;

  constructor(
    readonly reason: Exclude<ExitReason, 'asExpected'>,
    message: string,
    extra: { code?: string; details?: ErrorDetail[]; remedy?: string | null; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.code = extra.code ?? null;
    this.details = extra.details ?? [];
    this.remedy = extra.remedy ?? null;
  }
}

/** The caller's mistake: exit code 2. */
export function usageError(message: string, remedy: string | null = null): CliError {
  return new CliError('usage', message, { remedy });
}
