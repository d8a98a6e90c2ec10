/**
 * The toolchain libraries of all machines that judge, as an admin sees and changes them. The web process only writes down
 * what is wanted; a worker of the machine carries it out (judge/library-tasks.ts) and tells what it has.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { DomainError } from '../contract/errors.js';
import { chooseLanguages, UnknownLanguagesError } from '../languages/choose-languages.js';
import { listWorkers, type WorkerInfo } from '../queue/worker-registration.js';
import { countJudgementsWith } from './count-judgements.js';
import type { LibraryDto } from './libraries.dto.js';
import { LibraryTask } from './library-task.entity.js';
import { isReportedLibrary, type ReportedLibrary } from './reported-library.js';

const LISTED_TASKS = 100;

export type WantedOfLibraries = Pick<LibraryTask, 'action' | 'digest' | 'languages'>;

@Injectable()
export class LibrariesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** As the workers that are there told it. */
  async list(): Promise<LibraryDto[]> {
    const { manager } = this.dataSource;
    const libraries = (await aliveHosts(manager)).flatMap(({ host, libraries }) =>
      libraries.map((library) => ({ host, ...library })),
    );
    const judgements = await countJudgementsWith(
      manager,
      libraries.map(({ digest }) => digest),
    );
    return libraries.map((library) => ({
      ...library,
      judgements: judgements.get(library.digest) ?? 0,
      selfTest: library.selfTest ?? null,
    }));
  }

  /** The latest first. */
  tasks(): Promise<LibraryTask[]> {
    return this.dataSource.manager.find(LibraryTask, { order: { id: 'DESC' }, take: LISTED_TASKS });
  }

  /**
   * Writes down what every machine, or the one named, is to do.
   *
   * @throws DomainError `validation-failed` for unknown languages or a machine without a worker, `not-found` for a
   *   digest that no such machine has, `conflict` for a library that is needed
   */
  async ask(actor: Actor, wanted: WantedOfLibraries, onlyHost: string | null): Promise<LibraryTask[]> {
    checkLanguages(wanted.languages);
    return this.dataSource.transaction(async (manager) => {
      const hosts = await this.hostsFor(manager, wanted, onlyHost);
      if (wanted.action === 'remove') await this.refuseNeeded(manager, wanted.digest ?? '', hosts);
      const tasks = await manager.save(
        hosts.map(({ host }) => manager.create(LibraryTask, { ...wanted, host, requestedBy: actor.userId })),
      );
      for (const { id, host } of tasks) {
        await this.audit.record(manager, actor, {
          action: `library-${wanted.action}`,
          subject: { kind: 'library', id: wanted.digest ?? `task ${id}` },
          details: { host, ...(wanted.action === 'build' ? { languages: wanted.languages } : {}) },
        });
      }
      return tasks;
    });
  }

  private async hostsFor(
    manager: EntityManager,
    { action, digest }: WantedOfLibraries,
    onlyHost: string | null,
  ): Promise<HostLibraries[]> {
    const all = await aliveHosts(manager);
    const named = onlyHost === null ? all : all.filter(({ host }) => host === onlyHost);
    if (named.length === 0) {
      const known = all.map(({ host }) => host).join(', ') || 'none: no worker runs';
      throw new DomainError('validation-failed', 'There is no such machine with a worker.', [
        { field: 'host', message: `use one of these: ${known}` },
      ]);
    }
    if (action === 'build') return named;
    const having = named.filter(({ libraries }) => libraries.some((library) => library.digest === digest));
    if (having.length === 0) throw new DomainError('not-found', `No machine has a toolchain library ${digest ?? ''}.`);
    return having;
  }

  private async refuseNeeded(manager: EntityManager, digest: string, hosts: HostLibraries[]): Promise<void> {
    const using = hosts.filter(({ libraries }) => libraries.some((one) => one.digest === digest && one.isInUse));
    if (using.length > 0) {
      const where = using.map(({ host }) => host).join(', ');
      throw new DomainError('conflict', `${digest} is in use on ${where}: let it use another library first.`);
    }
    const judgements = (await countJudgementsWith(manager, [digest])).get(digest) ?? 0;
    if (judgements > 0) {
      throw new DomainError(
        'conflict',
        `${judgements} judgements were made with ${digest}; without it they could not be repeated as they were.`,
      );
    }
  }
}

interface HostLibraries {
  host: string;
  libraries: ReportedLibrary[];
}

/** One for each machine, though it may have several workers. */
async function aliveHosts(manager: EntityManager): Promise<HostLibraries[]> {
  const workers = (await listWorkers(manager)).filter(({ isAlive }) => isAlive);
  return [...new Map(workers.map((worker) => [worker.host, librariesOf(worker)])).values()];
}

function librariesOf({ host, report }: WorkerInfo): HostLibraries {
  const told = report['libraries'];
  return { host, libraries: Array.isArray(told) ? told.filter(isReportedLibrary) : [] };
}

function checkLanguages(words: readonly string[]): void {
  try {
    chooseLanguages(words);
  } catch (error) {
    if (!(error instanceof UnknownLanguagesError)) throw error;
    throw new DomainError('validation-failed', error.message, [
      { field: 'languages', message: `there is no language ${error.ids.join(', ')}` },
    ]);
  }
}
