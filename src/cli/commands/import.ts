import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import type { ImportAnswer, ProblemDetail, VersionRow } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode } from '../exit-codes.js';
import { conversionLines, findingLines } from '../findings.js';
import { openPackage } from '../package-archive.js';
import { formatMilliseconds } from '../quantities.js';

export interface ImportOptions extends OutputOptions {
  slug?: string;
  item?: string;
  wait: boolean;
  /** false: no verification is started. */
  verify?: boolean;
  timeout?: number;
}

const POLL_MS = 500;

/** A version of a problem, and the one that submissions are judged on. */
interface Standing {
  version: VersionRow;
  current: VersionRow | null;
}

/**
 * `docket import`: uploads a package as a new version of its problem, prints what the server found, and waits until
 * submissions are judged on that version, or it is plain that they will not be.
 */
export async function importPackage(context: CommandContext, path: string, options: ImportOptions): Promise<number> {
  const { terminal } = context;
  const deadline = new Deadline(options.timeout ?? null);
  const archive = await openPackage(path);
  const client = await context.connect();
  if (!options.quiet) terminal.status(`sending ${archive.description}…`);
  const answer = await client.post<ImportAnswer>('/problems', {
    zip: archive.open,
    query: {
      slug: options.slug,
      name: archive.name,
      item: options.item,
      verify: options.verify === false ? 'false' : undefined,
    },
    signal: deadline.signal,
  });
  const isTalking = !options.json && !options.quiet;
  if (isTalking) showReport(context, answer);
  const standing = options.wait ? await awaitStanding(context, client, answer, deadline, options) : null;
  refuse(answer, standing);
  if (options.json) {
    const problem = standing === null ? null : await client.get<ProblemDetail>(addressOf(answer.slug));
    printJson(context, { ...answer, ...standing, isCurrent: standing?.version.isCurrent ?? answer.isCurrent, problem });
  }
  if (options.quiet && !options.json) terminal.print(answer.slug);
  if (isTalking) {
    terminal.print(summary(answer, standing));
    if (isChecked(answer, standing)) {
      terminal.note(
        `verification ${String(answer.verificationId)} goes on; the problem can be public once it shows no errors`,
      );
    }
  }
  return exitCode('asExpected');
}

function showReport({ terminal }: CommandContext, { report, conversion }: ImportAnswer): void {
  for (const line of findingLines(report, terminal)) terminal.note(line);
  for (const line of conversionLines(conversion, terminal)) terminal.note(line);
}

function isChecked({ verificationId }: ImportAnswer, standing: Standing | null): boolean {
  return verificationId !== null && (standing === null || standing.version.soundness === 'checking');
}

function summary(answer: ImportAnswer, standing: Standing | null): string {
  const done = `${answer.slug} version ${String(answer.version.ordinal)} ${answer.isNew ? 'is imported' : 'was there already'}`;
  if (standing === null) {
    if (answer.version.state === 'calibrating')
      return `${done}; it is being prepared: test data are made, or the time limit is derived from the jury submissions`;
    return answer.isCurrent ? done : `${done}; it comes into use once its verification shows no errors`;
  }
  const { version, current } = standing;
  const limit = version.timeLimitMs === null ? '' : `, time limit ${formatMilliseconds(version.timeLimitMs)}`;
  const overtaken = version.isCurrent ? '' : `; the newer version ${String(current?.ordinal)} is in use`;
  return `${done}${limit}${overtaken}`;
}

/**
 * @throws CliError where the version does not come into use: `usage` where it cannot be prepared, `differs` where its
 * verification shows errors
 */
function refuse({ slug, version: made }: ImportAnswer, standing: Standing | null): void {
  const { state, stateReason } = standing?.version ?? made;
  if (state === 'failed') {
    throw new CliError('usage', `${slug} cannot be used: ${stateReason ?? 'it cannot be prepared'}`, {
      remedy: 'mend the package and import it again',
    });
  }
  if (standing === null || isSettled(standing)) return;
  const stays = standing.current === null ? '' : `; version ${String(standing.current.ordinal)} stays in use`;
  const name = `${slug} version ${String(made.ordinal)}`;
  if (standing.version.soundness === 'unsound') {
    throw new CliError('differs', `${name} is not used: its verification shows errors${stays}`, {
      remedy: 'see them with docket verify, mend the package and import it again',
    });
  }
  throw new CliError('usage', `${name} is not used: an admin chose another one, or removed its verification${stays}`, {
    remedy: 'choose it among the versions of the problem, or import it again',
  });
}

/** In use, or overtaken by one that is newer. */
function isSettled({ version, current }: Standing): boolean {
  return version.isCurrent || (current !== null && current.ordinal > version.ordinal);
}

/** What is left to be waited for; null: nothing. */
function underWay(standing: Standing): string | null {
  const { state, soundness } = standing.version;
  if (state === 'calibrating') return 'making test data, or deriving the time limit from the jury submissions…';
  if (state === 'failed' || isSettled(standing) || soundness !== 'checking') return null;
  return 'verifying it: a public problem changes to nothing that has errors…';
}

/** Waits while the server prepares the version, and while a public problem waits for its verification. */
async function awaitStanding(
  context: CommandContext,
  client: ApiClient,
  { slug, version: { id } }: ImportAnswer,
  deadline: Deadline,
  options: OutputOptions,
): Promise<Standing> {
  for (;;) {
    const versions = await client.get<VersionRow[]>(`${addressOf(slug)}/versions`, { signal: deadline.signal });
    const version = versions.find((one) => one.id === id);
    if (version === undefined) throw new CliError('usage', `${slug} was removed meanwhile`);
    const standing = { version, current: versions.find(({ isCurrent }) => isCurrent) ?? null };
    const awaited = underWay(standing);
    if (awaited === null) return standing;
    if (!options.json && !options.quiet) context.terminal.status(awaited);
    await pause(POLL_MS);
    if (deadline.isOver) {
      throw new CliError('timedOut', `${slug} is not prepared after ${String(deadline.limitS)} s`, {
        remedy: 'it goes on by itself: docket problems shows when it is ready',
      });
    }
  }
}

function addressOf(slug: string): string {
  return `/problems/${encodeURIComponent(slug)}`;
}
