/**
 * Whether a version does what its authors say of it. `checking`: its verification is under way; `unsound`: that ended
 * with errors; `unchecked`: nobody has verified it.
 */
export const SOUNDNESS = ['unchecked', 'checking', 'sound', 'unsound'] as const;
export type Soundness = (typeof SOUNDNESS)[number];

/** Somebody published a version that was not shown to be sound. */
export interface PublishOverride {
  username: string;
  /** ISO 8601, UTC. */
  at: string;
  reason: string;
}
