/** Sizes and counts that the server enforces and that the UI and the CLI tell about in advance. */
export const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;

export const CAPS = {
  /** All files of one submission together. */
  sourceBytes: 256 * KIB,
  sourceFiles: 20,
  /** All outputs of a submission to a submit-answer problem together, unpacked. */
  answerBytes: 8 * MIB,
  /** Input of a run without a problem. */
  customInputBytes: 4 * MIB,
  /** Files beside such a run, all together. */
  additionalBytes: 4 * MIB,
  additionalFiles: 100,
  /** Options of its compiler and arguments, each. */
  commandWords: 100,
  commandWordCharacters: 4096,
  /** A problem package as uploaded. */
  packageBytes: 512 * MIB,
  /** All files of a package together, unpacked. */
  packageUnpackedBytes: 2 * GIB,
  packageFiles: 20_000,
  /** The request that changes some files of a package; larger test data come with a package. */
  packageEditBytes: 16 * MIB,
  /** Entries on one page of a list. */
  pageSize: 100,
} as const;
