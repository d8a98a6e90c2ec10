import { access } from 'node:fs/promises';
import { installPackages } from '../../src/sandbox/apt.js';

/** Where Debian's chromium is; elsewhere the variable names it. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Makes sure of a Chromium, as a run makes sure of a Docker Engine: Debian's is installed where there is none.
 *
 * @throws Error with what to do, where that cannot be
 */
export async function prepareChromium(): Promise<void> {
  if (await exists(CHROMIUM)) return;
  console.log('Chromium: installing Debian’s package');
  const complaint = process.getuid?.() === 0 ? await installPackages(['chromium']) : 'only root can install it';
  if (await exists(CHROMIUM)) return;
  throw new Error(
    `There is no Chromium at ${CHROMIUM} (${complaint ?? 'its package brings none'}): ` +
      'install one, and name its program in the variable CHROMIUM if it is elsewhere.',
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
