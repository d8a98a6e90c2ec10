import type { Config } from '../../config/config.js';
import { connectToEngine, describeEngine } from '../../sandbox/engine.js';
import { findCurrentLibrary, type ToolchainLibrary } from '../../sandbox/toolchain-library.js';
import { bad, good, type Check } from './check.js';
import { inGib } from './host-checks.js';

export async function checkEngine(config: Config): Promise<Check> {
  try {
    const engine = await describeEngine(connectToEngine(config.dockerSocket));
    const place = `${String(engine.cpus)} CPUs, ${inGib(engine.memoryBytes)}`;
    const kind = `cgroup v${String(engine.cgroupVersion)}, ${engine.storageDriver}`;
    return good('Docker Engine', `${engine.version} on ${config.dockerSocket}, ${kind}, ${place}`);
  } catch (error) {
    const remedy = 'npm run up installs and starts one where it runs as root on Debian or Ubuntu';
    return bad('Docker Engine', (error as Error).message, remedy);
  }
}

/** The check, and the library itself for the probes. */
export async function checkLibrary(config: Config): Promise<{ check: Check; library: ToolchainLibrary | null }> {
  const library = await findCurrentLibrary(config.dataDir);
  if (!library) {
    return { check: bad('toolchain library', `none in ${config.dataDir}`, 'npm run up builds it'), library };
  }
  const languages = Object.keys(library.languages);
  const finding = `${library.digest}, ${String(languages.length)} languages: ${languages.join(', ')}`;
  return { check: good('toolchain library', finding), library };
}
