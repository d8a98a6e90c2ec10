/** What nobody needs any more, on this machine and in the database, is removed now and then beside the judging. */
import { Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import { BlobCollector } from '../blobs/blob-collector.js';
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
  ) {}

  /** This machine's caches down to their sizes, and what dead workers left to be seen. */
  async trim(): Promise<void> {
    await Promise.all([this.cache.trim(), this.artifacts.trim(), this.registration.forgetDeadWorkers()]);
  }

  /** Packages that were only verified, a day later; then the blobs that nothing refers to. */
  async forget(): Promise<void> {
    await this.verifications.removeOld();
    await this.blobs.collect();
  }
}
