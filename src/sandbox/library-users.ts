import { askEngine, connectToEngine } from './engine.js';
import type { ToolchainLibrary } from './toolchain-library.js';

/**
 * How many containers have the library mounted, warm ones included.
 *
 * @throws EngineUnavailableError
 */
export async function whoNeedsLibrary(dockerSocket: string, library: ToolchainLibrary): Promise<number> {
  const containers = await askEngine('look for containers with a toolchain library', () =>
    connectToEngine(dockerSocket).listContainers({ all: true }),
  );
  return containers.filter(({ Mounts }) => Mounts.some(({ Source }) => Source.startsWith(`${library.path}/`))).length;
}
