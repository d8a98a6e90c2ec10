/**
 * Function-signature tasks: a student writes functions instead of a program. A generated stub, compiled with them,
 * reads calls from the grader (the package's output validator, in a container of its own) and answers with what the
 * functions return. The grader alone has the input and the answer, so there is nothing to read early and nothing to
 * print: the student's code is told one call at a time.
 */

/** Types of values that a call can carry. Results are single values. */
export const RESULT_TYPES = ['int64', 'float64', 'bool', 'string'] as const;
export type ResultType = (typeof RESULT_TYPES)[number];
export const VALUE_TYPES = [...RESULT_TYPES, 'int64[]', 'float64[]', 'bool[]', 'string[]'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export interface FunctionSignature {
  name: string;
  returns: ResultType;
  parameters: { name: string; type: ValueType }[];
}

/** Files of a language that stand beside a submission, and where the program then starts; null: where it always does. */
export interface FunctionStub {
  fileName: string;
  text: string;
  entryPoint: string | null;
}
