import type { ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';

/**
 * Tells of what is shown, or for download, in place of a test case's own files and has no place in the other format.
 *
 * @param hasTalks whether example talks have one
 */
export function tellLostShown(
  { testCases, interactions = [] }: ProblemPackage,
  outgoing: Outgoing,
  hasTalks: boolean,
): void {
  const names = testCases.flatMap(({ name, shown: { input, answer, interaction, download } }) => {
    const files = [input, answer, download?.input, download?.answer, hasTalks ? null : interaction];
    return files.some((file) => file != null) ? [name] : [];
  });
  for (const name of hasTalks ? names : [...names, ...interactions.map((talk) => talk.name)]) {
    outgoing.conversion.lost('sample', `${name}: what is shown in its place`);
  }
}
