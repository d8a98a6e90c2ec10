import type { ForeignReading } from '../foreign/foreign-reading.js';
import { kattisLanguage } from '../foreign/language-names.js';
import { baseName, type PackageFile } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

/** Languages that compile what lies beside a C++ source. */
const C_LIKE = ['c', 'cpp'];

/**
 * Resource files that are for solutions, too (Polygon, "advanced properties"): graders and headers beside each
 * submission when it is compiled, files beside it when it runs. Those without such properties are for the jury's programs.
 *
 * @returns the files beside a running submission
 */
export function readResources(reading: ForeignReading, root: XmlElement, problem: ProblemPackage): NamedFile[] {
  const { tree, conversion } = reading;
  const running: NamedFile[] = [];
  for (const element of root.at('files', 'resources')?.all('file') ?? []) {
    const names = (list: string, item: string): string[] =>
      (element.at(list)?.all(item) ?? []).map((one) => (one.attribute('name') ?? '').toUpperCase());
    const file = tree.find(element.attribute('path') ?? '');
    if (file === null || !names('assets', 'asset').includes('SOLUTION')) continue;
    const stages = names('stages', 'stage');
    if (stages.length === 0 || stages.includes('COMPILE')) {
      const codes = codesOf(element, file);
      for (const code of codes) (problem.includedFiles[code] ??= []).push(named(file));
      if (codes.length > 0) conversion.kept('resource', `${file.path} beside submissions (${codes.join(', ')})`);
      else conversion.lost('resource', `${file.path}: for which languages it is cannot be told`);
    }
    if (!stages.includes('RUN')) continue;
    running.push(named(file));
    conversion.kept('resource', `${file.path} beside running submissions`);
  }
  return running;
}

/** `for-types` has patterns of Polygon's names, such as `cpp.*`; else its own type, or its ending. */
function codesOf(element: XmlElement, file: PackageFile): string[] {
  const written = (element.attribute('for-types') ?? '').split(/[;:,\s]+/).filter((word) => word !== '');
  const types = written.length > 0 ? written : [element.attribute('type') ?? ''];
  const codes = types.flatMap((type) => kattisLanguage(type.replace(/\.?\*$/, '')) ?? []);
  if (codes.length > 0) return [...new Set(codes)];
  return /\.(h|hpp|hh|inc)$/i.test(file.path) ? C_LIKE : [];
}

function named(file: PackageFile): NamedFile {
  return { name: baseName(file.path), file };
}
