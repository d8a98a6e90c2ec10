import type { StoredFile } from './package-words.js';

/** A sample test case, from the table of the module above this one. */
export interface SampleRow {
  /** From 1, among the samples. */
  ordinal: number;
  name: string;
  inputBlob: string;
  inputBytes: number;
  answerBlob: string;
  answerBytes: number;
  shown: { input: StoredFile | null; answer: StoredFile | null; interaction: StoredFile | null } | null;
}

/** Never more than samples: this is the only way a student's request reaches test data. */
export const SAMPLES_SQL = `
  SELECT row_number() OVER (ORDER BY ordinal)::integer AS ordinal, name,
         input_blob AS "inputBlob", input_bytes AS "inputBytes",
         answer_blob AS "answerBlob", answer_bytes AS "answerBytes", settings -> 'shown' AS shown
    FROM test_cases
   WHERE problem_version_id = $1 AND is_sample
   ORDER BY test_cases.ordinal`;
