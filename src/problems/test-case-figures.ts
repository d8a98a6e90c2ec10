/** Of the test cases of a version, from the table of the module above this one. */
export interface TestCaseFigures {
  count: number;
  /** The least that one of them may take; null: all may take what the problem may. */
  leastTimeLimitMs: number | null;
  leastMemoryLimitBytes: number | null;
}

export const TEST_CASE_FIGURES_SQL = `
  SELECT count(*) AS count,
         min((settings ->> 'timeLimitMs')::integer) AS "leastTimeLimitMs",
         min((settings ->> 'memoryLimitBytes')::bigint) AS "leastMemoryLimitBytes"
    FROM test_cases
   WHERE problem_version_id = $1`;
