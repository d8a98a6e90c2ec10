/**
 * The Docker Engine, as far as the sandbox needs it. Tells an engine that is away (worth another try) from one that
 * refuses what we ask (not worth it).
 */
import { setTimeout as pause } from 'node:timers/promises';
import Dockerode from 'dockerode';

import { engineErrors } from '../metrics/metrics.js';
import { EngineUnavailableError, SandboxError } from './sandbox-errors.js';

export const DEFAULT_DOCKER_SOCKET = '/var/run/docker.sock';

/** `address`: a path of a Unix socket, or a URL such as DOCKER_HOST holds. */
export function connectToEngine(address: string = DEFAULT_DOCKER_SOCKET): Dockerode {
  if (address.startsWith('unix://')) return new Dockerode({ socketPath: address.slice('unix://'.length) });
  if (address.startsWith('/')) return new Dockerode({ socketPath: address });
  const url = new URL(address.replace(/^tcp:/, 'http:'));
  return new Dockerode({ protocol: url.protocol === 'https:' ? 'https' : 'http', host: url.hostname, port: url.port });
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'EACCES',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

/** The HTTP status of an engine's refusal, or undefined where the engine gave no answer. */
export function engineStatus(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** @throws EngineUnavailableError or SandboxError, with the step that failed. */
export function engineFault(step: string, error: unknown): SandboxError {
  if (error instanceof SandboxError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = engineStatus(error);
  if (CONNECTION_CODES.has(code) || message.includes('socket hang up')) {
    return new EngineUnavailableError(step, `the Docker Engine does not answer (${message})`, { cause: error });
  }
  if (status !== undefined && status >= 500) return new SandboxError(step, message, true, { cause: error });
  return new SandboxError(step, message, false, { cause: error });
}

/** What the engine is asked while somebody waits takes milliseconds, on a busy host seconds. */
const ANSWER_DEADLINE_MS = 60_000;

/**
 * Asks the engine. An answer that breaks off in the middle (the engine was killed) never ends as far as its client
 * library knows, so there is a deadline for every one.
 *
 * @throws EngineUnavailableError, SandboxError
 */
export async function askEngine<T>(
  step: string,
  question: () => Promise<T>,
  deadlineMs: number = ANSWER_DEADLINE_MS,
): Promise<T> {
  const done = new AbortController();
  const tooLate = pause(deadlineMs, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new EngineUnavailableError(step, `the Docker Engine did not answer in ${String(deadlineMs / 1000)} s`);
  });
  // Aborted once there is an answer.
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([question(), tooLate]);
  } catch (error) {
    const fault = engineFault(step, error);
    // What is not there (any more) is an answer.
    if (engineStatus(fault.cause) !== 404) engineErrors.inc({ step });
    throw fault;
  } finally {
    done.abort();
  }
}

export interface EngineFacts {
  version: string;
  kernel: string;
  operatingSystem: string;
  cgroupVersion: 1 | 2;
  cpus: number;
  memoryBytes: number;
  storageDriver: string;
}

export async function describeEngine(docker: Dockerode): Promise<EngineFacts> {
  const info = (await askEngine('ask the engine', () => docker.info())) as Record<string, unknown>;
  const text = (key: string): string => (typeof info[key] === 'string' ? info[key] : '');
  const number = (key: string): number => (typeof info[key] === 'number' ? info[key] : 0);
  return {
    version: text('ServerVersion'),
    kernel: text('KernelVersion'),
    operatingSystem: text('OperatingSystem'),
    cgroupVersion: text('CgroupVersion') === '2' ? 2 : 1,
    cpus: number('NCPU'),
    memoryBytes: number('MemTotal'),
    storageDriver: text('Driver'),
  };
}
