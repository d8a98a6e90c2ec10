import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const NICE = -5;

/**
 * Pages go before judging where both want the same processor: a start of a container takes two of them for 75 ms, and a
 * request that only has to be answered waited for it. What is measured of programs is CPU time; it is not touched.
 *
 * Where sessions are scheduled as groups (sched(7), "The autogroup feature") the priority of a process counts only
 * inside its own, so that the group's is raised as well. Without the right to it nothing changes.
 */
export function serveFirst(): void {
  try {
    setPriority(NICE);
    writeFileSync('/proc/self/autogroup', String(NICE));
  } catch {
    // Not root, or a kernel without autogroups: pages are served all the same.
  }
}
