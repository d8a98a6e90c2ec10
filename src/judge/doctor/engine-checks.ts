import type { Config } from '../../config/config.js';
import { connectToEngine, describeEngine } from '../../sandbox/engine.js';
import { findCurrentLibrary, type ToolchainLibrary } from '../../sandbox/toolchain-library.js';
import { bad, coded, good, type Check } from './check.js';
import { gibOf, inGib } from './host-checks.js';

export async function checkEngine(config: Config): Promise<Check> {
  try {
    const engine = await describeEngine(connectToEngine(config.dockerSocket));
    const place = `${String(engine.cpus)} CPUs, ${inGib(engine.memoryBytes)}`;
    const kind = `cgroup v${String(engine.cgroupVersion)}, ${engine.storageDriver}`;
    const check = good('Docker Engine', `${engine.version} on ${config.dockerSocket}, ${kind}, ${place}`);
    return coded(check, 'doctor-engine', {
      version: engine.version,
      socket: config.dockerSocket,
      cgroup: engine.cgroupVersion,
      driver: engine.storageDriver,
      cpus: engine.cpus,
      gib: gibOf(engine.memoryBytes),
    });
  } catch (error) {
    const remedy = 'npm run up installs and starts one where it runs as root on Debian or Ubuntu';
    const { message } = error as Error;
    return coded(bad('Docker Engine', message, remedy), 'doctor-engine-away', { error: message });
  }
}

/** The check, and the library itself for the probes. */
export async function checkLibrary(config: Config): Promise<{ check: Check; library: ToolchainLibrary | null }> {
  const library = await findCurrentLibrary(config.dataDir);
  if (!library) {
    const check = bad('toolchain library', `none in ${config.dataDir}`, 'npm run up builds it');
    return { check: coded(check, 'doctor-library-none', { directory: config.dataDir }), library };
  }
  const names = Object.keys(library.languages);
  const [count, languages] = [names.length, names.join(', ')];
  const check = good('toolchain library', `${library.digest}, ${String(count)} languages: ${languages}`);
  return { check: coded(check, 'doctor-library', { digest: library.digest, count, languages }), library };
}
