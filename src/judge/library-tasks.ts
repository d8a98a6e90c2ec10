/**
 * What admins ask of this machine's toolchain libraries, carried out beside the judging: build a new one and try it,
 * switch, remove. The switch is the replacing of one file: judgings that run keep the library they began with, and the
 * next one takes the new.
 */
import { hostname } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ARCHITECTURE, chooseLanguages } from '../languages/choose-languages.js';
import { countJudgementsWith } from '../libraries/count-judgements.js';
import type { ReportedLibrary } from '../libraries/reported-library.js';
import { WorkerRegistration } from '../queue/worker-registration.js';
import { buildLibrary, removeUnfinishedBuilds } from '../sandbox/library-builder.js';
import { whoNeedsLibrary } from '../sandbox/library-users.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import {
  currentLibrary,
  findLibrary,
  findSelfTest,
  listLibraries,
  removeLibrary,
  switchLibrary,
  ToolchainLibraryError,
  type ToolchainLibrary,
} from '../sandbox/toolchain-library.js';
import { ArtifactCache } from './artifact-cache.js';
import { type ClaimedLibraryTask, claimLibraryTask } from './claim-library-task.js';
import { selfTestLibrary } from './library-self-test.js';

@Injectable()
export class LibraryTasks {
  private readonly logger = new Logger(LibraryTasks.name);
  private isAtWork = false;
  private told = '';

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sandbox: SandboxService,
    private readonly artifacts: ArtifactCache,
    private readonly registration: WorkerRegistration,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Carries out what waits for this machine, one thing at a time, and tells what there is. Called now and then. */
  async look(): Promise<void> {
    await this.tell();
    if (this.isAtWork) return;
    this.isAtWork = true;
    try {
      await removeUnfinishedBuilds(this.config.dataDir);
      for (let task = await this.claim(); task !== null; task = await this.claim()) {
        await this.carryOut(task);
      }
    } finally {
      this.isAtWork = false;
    }
  }

  /** New judgings take the library in use by themselves; warm containers and the list of languages follow it here. */
  private async tell(): Promise<void> {
    const current = await currentLibrary(this.config.dataDir);
    const found = await listLibraries(this.config.dataDir);
    const libraries = await Promise.all(found.map((one) => this.reported(one, current)));
    const telling = JSON.stringify(libraries);
    if (telling === this.told) return;
    await this.sandbox.start(current.path);
    await this.registration.tell({ library: current.digest, languages: current.languages, libraries });
    this.told = telling;
  }

  private claim(): Promise<ClaimedLibraryTask | null> {
    return claimLibraryTask(this.dataSource, hostname(), this.registration.workerId);
  }

  private async carryOut(task: ClaimedLibraryTask): Promise<void> {
    try {
      const digest = await this[task.action](task);
      // Whoever sees that it is done sees what came of it.
      await this.tell();
      await this.finish(task, 'done', '', digest);
    } catch (error) {
      this.logger.error(`Toolchain library, ${task.action}: ${String(error)}`);
      await this.tell().catch(() => undefined);
      await this.finish(task, 'failed', error instanceof Error ? error.message : String(error), task.digest);
    }
  }

  private async build(task: ClaimedLibraryTask): Promise<string> {
    const { dataDir, dockerSocket } = this.config;
    const words = task.languages.length > 0 ? task.languages : Object.keys((await currentLibrary(dataDir)).languages);
    const library = await buildLibrary({
      dataDir,
      languages: chooseLanguages(words),
      architecture: ARCHITECTURE,
      dockerSocket,
      onProgress: (step) => {
        this.progress(task, step);
      },
    });
    await this.tryAndSwitch(task, library);
    return library.digest;
  }

  private async use(task: ClaimedLibraryTask): Promise<string> {
    const library = await findLibrary(this.config.dataDir, task.digest ?? '');
    await this.tryAndSwitch(task, library);
    return library.digest;
  }

  private async test(task: ClaimedLibraryTask): Promise<string> {
    const library = await findLibrary(this.config.dataDir, task.digest ?? '');
    await this.selfTest(task, library);
    return library.digest;
  }

  private async remove(task: ClaimedLibraryTask): Promise<string> {
    const library = await findLibrary(this.config.dataDir, task.digest ?? '');
    const judgements = (await countJudgementsWith(this.dataSource, [library.digest])).get(library.digest) ?? 0;
    if (judgements > 0) throw new ToolchainLibraryError(`${judgements} judgements were made with ${library.digest}.`);
    const containers = await whoNeedsLibrary(this.config.dockerSocket, library);
    if (containers > 0) {
      throw new ToolchainLibraryError(`${library.digest} is mounted in ${containers} containers: try again later.`);
    }
    await removeLibrary(this.config.dataDir, library);
    return library.digest;
  }

  private async tryAndSwitch(task: ClaimedLibraryTask, library: ToolchainLibrary): Promise<void> {
    await this.selfTest(task, library).catch((error: unknown) => {
      if (!(error instanceof ToolchainLibraryError)) throw error;
      throw new ToolchainLibraryError(`${error.message} It is kept, and not switched to.`);
    });
    await switchLibrary(this.config.dataDir, library);
  }

  private selfTest(task: ClaimedLibraryTask, library: ToolchainLibrary): Promise<void> {
    return selfTestLibrary(this.config, this.artifacts, library, (step) => {
      this.progress(task, step);
    });
  }

  private async reported(
    { digest, builtAt, languages }: ToolchainLibrary,
    current: ToolchainLibrary,
  ): Promise<ReportedLibrary> {
    const versions = Object.fromEntries(Object.entries(languages).map(([id, { version }]) => [id, version]));
    const selfTest = await findSelfTest(this.config.dataDir, digest);
    return { digest, isInUse: digest === current.digest, builtAt, languages: versions, selfTest };
  }

  /** Nobody waits for it, and what is lost is followed by more. */
  private progress({ id }: ClaimedLibraryTask, step: string): void {
    this.dataSource
      .query(`UPDATE library_tasks SET message = $2 WHERE id = $1 AND state = 'running'`, [id, step])
      .catch(() => undefined);
  }

  private async finish(
    { id }: ClaimedLibraryTask,
    state: string,
    message: string,
    digest: string | null,
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE library_tasks SET state = $2, message = $3, digest = $4, finished_at = now() WHERE id = $1`,
      [id, state, message, digest],
    );
  }
}
