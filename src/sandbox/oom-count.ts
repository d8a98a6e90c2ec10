/**
 * How often the kernel has killed for want of memory in a container, read where the kernel counts it. With cgroup v2 the
 * engine's own notice of it gets lost now and then: containerd looks at the count when it is told of a change, and if
 * that was the container's first process, the next it sees is that the container is gone.
 */
import { readFileSync } from 'node:fs';

/** The second where the worker is in a container itself and is shown the host's (docker-compose.yml). */
const ROOTS = ['/sys/fs/cgroup', '/host/sys/fs/cgroup'];

/** By systemd and by Docker's own hand, with cgroup v2 and v1. */
function placesOf(id: string): string[] {
  const places = [
    `system.slice/docker-${id}.scope/memory.events`,
    `docker/${id}/memory.events`,
    `memory/system.slice/docker-${id}.scope/memory.oom_control`,
    `memory/docker/${id}/memory.oom_control`,
  ];
  return ROOTS.flatMap((root) => places.map((place) => `${root}/${place}`));
}

/** Null where the count is not in sight: the container is gone, or its cgroup is somewhere else. */
export function oomKillsOf(id: string): number | null {
  for (const place of placesOf(id)) {
    try {
      const [, count] = /^oom_kill (\d+)$/m.exec(readFileSync(place, 'latin1')) ?? [];
      if (count !== undefined) return Number(count);
    } catch {
      // Not there; or it goes while it is read.
    }
  }
  return null;
}
