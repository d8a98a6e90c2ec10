/**
 * Structured logs of every process: one JSON object a line on standard output, written by pino. Secrets are cut out by
 * name here, so that no caller has to think of it.
 */
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config.js';
import { logContext } from './log-context.js';

const SECRETS = ['authorization', 'cookie', '["set-cookie"]', 'password', 'currentPassword', 'newPassword', 'token'];
/** pino redacts by path: each secret as a member of the logged object, or one to three levels further down. */
const REDACTED_PATHS = SECRETS.flatMap((name) =>
  ['', '*', '*.*', '*.*.*'].map((parent) =>
    parent === '' || name.startsWith('[') ? parent + name : `${parent}.${name}`,
  ),
);

export function createLogger(
  processName: 'web' | 'worker',
  level: LogLevel,
  destination?: NodeJS.WritableStream,
): Logger {
  const options = {
    level,
    base: { process: processName },
    mixin: () => ({ ...logContext() }),
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    serializers: { err: serializeError },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination ?? standardOutput());
}

/**
 * Not pino's own: what cannot be written, on a disk that is full or to a reader that is gone, is lost, where that would
 * hold up the whole process until there is room.
 */
function standardOutput(): NodeJS.WritableStream {
  process.stdout.on('error', () => undefined);
  return process.stdout;
}

/**
 * An error without the values that a failed statement was given and the row that PostgreSQL shows of it: hashes, sources.
 * Takes what pino's own serializer made of an error, too.
 */
export function serializeError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const told: Record<string, unknown> = { ...(error instanceof Error ? pino.stdSerializers.err(error) : error) };
  for (const member of ['parameters', 'driverError', 'detail']) Reflect.deleteProperty(told, member);
  return told;
}

/** Nest tells of each module and route as it starts: a hundred lines that nobody needs until something is wrong. */
const ROUTINE = ['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'WebSocketsController'];

/** Lets Nest and its modules log through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(ROUTINE.includes(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest calls with (message, …details, context); an Error anywhere among them is logged with its stack and cause. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const details = context === undefined ? rest : rest.slice(0, -1);
    const err = [message, ...details].find((part) => part instanceof Error);
    const text =
      message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message);
    const others = details.filter((part) => part !== err && part !== undefined);
    this.logger[level]({ context, err, ...(others.length > 0 && { details: others }) }, text);
  }
}
