/** What a worker tells of each toolchain library of its machine, in its report's member `libraries`. */
export interface ReportedLibrary {
  digest: string;
  isInUse: boolean;
  /** ISO 8601. */
  builtAt: string;
  /** Versions by language id. */
  languages: Record<string, string>;
}

export function isReportedLibrary(value: unknown): value is ReportedLibrary {
  return typeof value === 'object' && value !== null && 'digest' in value && 'isInUse' in value && 'languages' in value;
}
