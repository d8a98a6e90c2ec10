import type { StoredFile } from './package-words.js';

/** A sample test case, from the table of the module above this one. */
export interface SampleRow {
  /** From 1, among the samples. */
  ordinal: number;
  name: string;
  /** null: it is a talk and nothing else. */
  inputBlob: string | null;
  inputBytes: number;
  answerBlob: string | null;
  answerBytes: number;
  shown: {
    input: StoredFile | null;
    answer: StoredFile | null;
    interaction: StoredFile | null;
    download?: { input: StoredFile | null; answer: StoredFile | null };
  } | null;
}

/** Never more than samples: what else a student may see of test data is in submissions/shared-sides.ts. */
export const SAMPLES_SQL = `
  SELECT row_number() OVER (ORDER BY ordinal)::integer AS ordinal, name,
         input_blob AS "inputBlob", input_bytes AS "inputBytes",
         answer_blob AS "answerBlob", answer_bytes AS "answerBytes", settings -> 'shown' AS shown
    FROM test_cases
   WHERE problem_version_id = $1 AND is_sample
   ORDER BY test_cases.ordinal`;

/** Example talks without a test case come behind the samples that have one. */
export function withTalks(rows: readonly SampleRow[], talks: readonly StoredFile[]): SampleRow[] {
  const nothing = { inputBlob: null, inputBytes: 0, answerBlob: null, answerBytes: 0 };
  const more = talks.map((interaction, index) => ({
    ...nothing,
    ordinal: rows.length + index + 1,
    name: interaction.name,
    shown: { input: null, answer: null, interaction },
  }));
  return [...rows, ...more];
}

/** What is shown of a side: where a talk is shown, what is for download at most. null: nothing. */
export function shownSide(sample: SampleRow, side: Side): Pick<StoredFile, 'blob' | 'sizeBytes'> | null {
  const { shown } = sample;
  if (shown?.interaction != null) return shown.download?.[side] ?? null;
  return shown?.[side] ?? ownSide(sample, side);
}

export type Side = 'input' | 'answer';
type Sides = Pick<SampleRow, 'inputBlob' | 'inputBytes' | 'answerBlob' | 'answerBytes' | 'shown'>;

/** The whole of a side, for download. null: it is not given away, as its talk is shown in its place. */
export function wholeSide(sample: Sides, side: Side): Pick<StoredFile, 'blob' | 'sizeBytes'> | null {
  const { shown } = sample;
  return shown?.download?.[side] ?? (shown?.interaction != null ? null : ownSide(sample, side));
}

function ownSide(sample: Sides, side: Side): Pick<StoredFile, 'blob' | 'sizeBytes'> | null {
  const [blob, sizeBytes] =
    side === 'input' ? [sample.inputBlob, sample.inputBytes] : [sample.answerBlob, sample.answerBytes];
  return blob === null ? null : { blob, sizeBytes };
}
