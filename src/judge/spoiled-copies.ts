/**
 * Before a verdict goes against a program, what it was judged on is read again: the worker's copies of test data and
 * compiled programs may have been spoiled on disk since they were checked. A spoiled copy is thrown away, and the
 * judging repeated on a new one.
 */
import { Injectable } from '@nestjs/common';
import { BlobCache, type CopyInUse } from '../blobs/blob-cache.js';
import { MIB } from '../contract/limits.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { type Artifact, ArtifactCache } from './artifact-cache.js';

/** Reading a file of this size takes a tenth of a second; larger ones are checked when a worker first uses them. */
const MAX_CHECKED_BYTES = 64 * MIB;

/** What a judging used may have been spoiled: it is fetched or compiled anew when the judging is tried again. */
export class SpoiledCopyError extends Error {
  override readonly name = 'SpoiledCopyError';
}

/** What a test case is judged on: how it was when that began. */
export interface CopiesInUse {
  blobs: { copy: CopyInUse; isChecked: boolean }[];
  programs: readonly Artifact[];
}

@Injectable()
export class SpoiledCopies {
  constructor(
    private readonly cache: BlobCache,
    private readonly artifacts: ArtifactCache,
  ) {}

  /**
   * @param output blob of an output that was handed in; null where a program runs
   * @param programs that run, or check
   */
  async use(testCase: TestCase, output: string | null, programs: readonly Artifact[]): Promise<CopiesInUse> {
    const { inputBlob, inputBytes, answerBlob, answerBytes, settings } = testCase;
    const named = [
      { blob: inputBlob, isChecked: inputBytes <= MAX_CHECKED_BYTES },
      { blob: answerBlob, isChecked: answerBytes <= MAX_CHECKED_BYTES },
      ...settings.files.map(({ blob }) => ({ blob, isChecked: true })),
      ...(output === null ? [] : [{ blob: output, isChecked: true }]),
    ];
    const blobs = await Promise.all(
      named.map(async ({ blob, isChecked }) => ({ copy: await this.cache.use(blob), isChecked })),
    );
    return { blobs, programs };
  }

  /**
   * @returns whether all of the test case's files were as they should be; those that were not are fetched anew when they
   * are next asked for
   * @throws SpoiledCopyError of a compiled program
   */
  async wereSound({ blobs, programs }: CopiesInUse): Promise<boolean> {
    for (const artifact of programs) {
      if (!(await this.artifacts.wasSound(artifact))) {
        throw new SpoiledCopyError('A compiled program was spoiled on this worker’s disk, or removed while it ran');
      }
    }
    const sound = await Promise.all(blobs.map(({ copy, isChecked }) => this.cache.wasSound(copy, isChecked)));
    return sound.every((isSound) => isSound);
  }
}
