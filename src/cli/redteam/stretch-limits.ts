import { isMap, parseDocument } from 'yaml';
import { DEFAULT_LIMITS } from '../../problems/limits.js';

/** Seconds, and what they are where a package does not say; a time limit is then derived from jury submissions. */
const TIMES: Readonly<Record<string, number | null>> = {
  time_limit: null,
  compilation_time: DEFAULT_LIMITS.compilationTimeS,
  validation_time: DEFAULT_LIMITS.validationTimeS,
};

/**
 * A problem.yaml whose programs, compilers and validators get so many times the time that they have on a machine of the
 * usual speed.
 */
export function stretchLimits(problemYaml: string, factor: number): string {
  if (factor === 1) return problemYaml;
  const document = parseDocument(problemYaml);
  if (!isMap(document.get('limits', true))) document.set('limits', document.createNode({}));
  for (const [key, usual] of Object.entries(TIMES)) {
    const seconds = document.getIn(['limits', key]) ?? usual;
    if (typeof seconds === 'number') document.setIn(['limits', key], seconds * factor);
  }
  return document.toString();
}
