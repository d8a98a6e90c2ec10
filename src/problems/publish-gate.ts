/** What students may be judged on: a version that can be judged, has no embargo, and is shown to be sound. */
import { DomainError } from '../contract/errors.js';
import type { ProblemVersion } from './problem-version.entity.js';
import type { PublishOverride, Soundness } from './soundness.js';

const WHY_UNPUBLISHABLE: Readonly<Record<Soundness, string>> = {
  unchecked: 'its version has not been verified; verify it first',
  checking: 'its version is being verified; wait for the end of that',
  sound: 'it can be',
  unsound: 'the verification of its version found errors; correct them and import it again',
};

interface Gate {
  /** Whether every version is to be verified (`DOCKET_VERIFY_IMPORTS`). */
  mustBeVerified: boolean;
  /** Why it is to be published although it was not shown to be sound; to be recorded by the caller. */
  overrideReason: string | undefined;
  /** Where the request says what is refused. */
  field: 'visibility' | 'ordinal';
}

/** @throws DomainError `conflict` where students may not be judged on it */
export function refuseUnpublishable(version: ProblemVersion, { mustBeVerified, overrideReason, field }: Gate): void {
  if (version.state === 'failed') {
    throw new DomainError('conflict', `The problem cannot be judged: ${version.stateReason ?? 'its import failed'}`);
  }
  const { embargoUntil } = version.metadata;
  if (embargoUntil !== null && new Date(embargoUntil) > new Date()) {
    throw new DomainError('conflict', `The package may not be published before ${embargoUntil} (embargo_until)`);
  }
  if (overrideReason !== undefined || version.publishOverride !== null) return;
  const { soundness } = version;
  const isUnsure = mustBeVerified && soundness !== 'sound';
  if (soundness === 'unsound' || isUnsure) {
    throw new DomainError('conflict', `The problem cannot be published: ${WHY_UNPUBLISHABLE[soundness]}.`, [
      { field, message: `${WHY_UNPUBLISHABLE[soundness]}; or give an overrideReason, which is recorded` },
    ]);
  }
}

export function overrideOf(username: string, reason: string): PublishOverride {
  return { username, at: new Date().toISOString(), reason };
}
