import type Dockerode from 'dockerode';
import { LABELS } from './container-policy.js';
import { askEngine, engineStatus } from './engine.js';

/** Removes Docket's images from the engine, but for those that containers use; returns how many. For `down --purge`. */
export async function removeSandboxImages(docker: Dockerode): Promise<number> {
  const filters = { label: [LABELS.image] };
  const images = await askEngine('list images', () => docker.listImages({ filters }));
  let count = 0;
  for (const { Id } of images) {
    try {
      await docker.getImage(Id).remove();
      count += 1;
    } catch (error) {
      const status = engineStatus(error);
      if (status !== 404 && status !== 409) throw error;
    }
  }
  return count;
}
