/** The source of a program of the jury's (a checker, a manager) with what it includes. */
import { whyNotAdaptable } from '../foreign/checker-adapter.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { TESTLIB_MISSING, withTestlib } from '../foreign/testlib.js';
import type { NamedFile } from '../problem-package.js';

/** @returns null where it cannot be used, which is a finding then */
export async function jurySources(
  reading: ForeignReading,
  source: string,
  role: 'checker' | 'manager',
): Promise<readonly NamedFile[] | null> {
  const directory = source.slice(0, source.lastIndexOf('/'));
  const named = reading.tree
    .below(directory)
    .filter(({ path }) => path === source || /\.(h|hpp)$/.test(path))
    .map((file) => ({ name: file.path.slice(directory.length + 1), file }));
  const files = await withTestlib(reading, named);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files);
  if (why === null) return files;
  reading.findings.error(source, `the ${role} cannot be used: ${why}`, 'Give its source with all it includes');
  return null;
}
