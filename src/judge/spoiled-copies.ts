/**
 * Before a verdict goes against a program, what it was judged on is read again: the worker's copies of test data and
 * compiled programs may have been spoiled on disk since they were checked. A spoiled copy is thrown away, and the
 * judging repeated on a new one.
 */
import { Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import { MIB } from '../contract/limits.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { type Artifact, ArtifactCache } from './artifact-cache.js';

/** Reading a file of this size takes a tenth of a second; larger ones are checked when a worker first uses them. */
const MAX_CHECKED_BYTES = 64 * MIB;

/** A compiled program was spoiled: it is compiled anew when the judging is tried again. */
export class SpoiledArtifactError extends Error {
  override readonly name = 'SpoiledArtifactError';
  constructor() {
    super('A compiled program was spoiled on this worker’s disk');
  }
}

@Injectable()
export class SpoiledCopies {
  constructor(
    private readonly cache: BlobCache,
    private readonly artifacts: ArtifactCache,
  ) {}

  /**
   * @returns whether all of the test case's files are as they should be; those that are not are fetched anew when they
   * are next asked for
   * @throws SpoiledArtifactError
   */
  async areIntact(testCase: TestCase, programs: readonly Artifact[]): Promise<boolean> {
    for (const artifact of programs) {
      if (!(await this.artifacts.isIntact(artifact))) throw new SpoiledArtifactError();
    }
    const { inputBlob, inputBytes, answerBlob, answerBytes, settings } = testCase;
    const blobs = [
      ...(inputBytes <= MAX_CHECKED_BYTES ? [inputBlob] : []),
      ...(answerBytes <= MAX_CHECKED_BYTES ? [answerBlob] : []),
      ...settings.files.map(({ blob }) => blob),
    ];
    const intact = await Promise.all(blobs.map((blob) => this.cache.isIntact(blob)));
    return intact.every((isIntact) => isIntact);
  }
}
