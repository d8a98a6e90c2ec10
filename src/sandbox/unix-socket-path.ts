/**
 * A Unix socket's path may have 107 bytes, a data directory's any number. Where it does not fit, the socket is reached
 * through a descriptor of its directory.
 */
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';

/** sockaddr_un.sun_path less the NUL, unix(7). */
const MAX_SOCKET_PATH_BYTES = 107;

export interface SocketPath {
  path: string;
  /** Once the path is no longer needed. */
  close: () => void;
}

export function socketPath(directory: string, name: string): SocketPath {
  const path = join(directory, name);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return { path, close: () => undefined };
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  let isOpen = true;
  return {
    path: `/proc/self/fd/${String(descriptor)}/${name}`,
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}
