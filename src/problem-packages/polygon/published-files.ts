/** Files that Polygon keeps for people: materials, of which some come with the statement, and attachments. */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { baseName } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

const WITH_STATEMENT = 'with-statement';

export function readPublishedFiles(
  { tree, conversion }: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
): void {
  const materials = [root.find('materials'), root.at('files', 'materials')].flatMap(
    (one) => one?.all('material') ?? [],
  );
  for (const material of materials) {
    const path = material.attribute('path') ?? '';
    const file = tree.find(path);
    const name = baseName(path);
    const publish = (material.attribute('publish') ?? '').toLowerCase().replaceAll('_', '-');
    const isTaken = problem.attachments.some((one) => one.name === name);
    if (file === null || publish !== WITH_STATEMENT || isTaken) {
      conversion.lost('material', path);
      continue;
    }
    problem.attachments.push({ name, file });
    conversion.kept('material', `${path}, as an attachment`);
  }
  for (const file of root.at('files', 'attachments')?.all('file') ?? []) {
    conversion.lost('attachment', file.attribute('path') ?? '');
  }
}
