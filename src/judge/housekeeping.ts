/** What nobody needs any more, on this machine and in the database, is removed now and then beside the judging. */
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import { BlobCollector } from '../blobs/blob-collector.js';
import { removeLeftovers } from '../blobs/temporary-files.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { WorkerRegistration } from '../queue/worker-registration.js';
import { VerificationsService } from '../submissions/verifications.service.js';
import { ArtifactCache } from './artifact-cache.js';

@Injectable()
export class Housekeeping {
  constructor(
    private readonly cache: BlobCache,
    private readonly artifacts: ArtifactCache,
    private readonly registration: WorkerRegistration,
    private readonly verifications: VerificationsService,
    private readonly blobs: BlobCollector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** This machine's caches down to their sizes, and what dead workers left to be seen. */
  async trim(): Promise<void> {
    await Promise.all([this.cache.trim(), this.artifacts.trim(), this.registration.forgetDeadWorkers()]);
  }

  /** What killed work left on this machine; packages that were only verified, a day later; blobs that nothing refers to. */
  async forget(): Promise<void> {
    await removeLeftovers(this.config.dataDir);
    await this.verifications.removeOld();
    await this.blobs.collect();
  }
}
