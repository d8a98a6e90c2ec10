/** A hello in each language, as a submission would be judged. */
export interface ReportedSelfTest {
  /** ISO 8601. */
  testedAt: string;
  /** By language id: null where it came out right, else what went wrong. */
  results: Record<string, string | null>;
}

/** What a worker tells of each toolchain library of its machine, in its report's member `libraries`. */
export interface ReportedLibrary {
  digest: string;
  isInUse: boolean;
  /** ISO 8601. */
  builtAt: string;
  /** Versions by language id. */
  languages: Record<string, string>;
  /** Null, or left out by a worker of an earlier version, where it was never tried. */
  selfTest?: ReportedSelfTest | null;
}

export function isReportedLibrary(value: unknown): value is ReportedLibrary {
  return typeof value === 'object' && value !== null && 'digest' in value && 'isInUse' in value && 'languages' in value;
}
