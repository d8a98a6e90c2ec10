/** How many processes of a submission a package wants at the same time. */
import { MOST_PROCESSES } from '../problems/package-words.js';
import type { YamlValue } from './yaml-reader.js';

/** 1 where there is nothing, and with a finding where it is no number that is possible here. */
export function readProcessCount(value: YamlValue | null): number {
  const count = value?.number() ?? 1;
  if (value === null || (Number.isInteger(count) && count >= 1 && count <= MOST_PROCESSES)) return count;
  const most = String(MOST_PROCESSES);
  value.wrong(`is ${String(count)}: a submission is run as 1 to ${most} processes`, `Use 1 to ${most}`);
  return 1;
}
