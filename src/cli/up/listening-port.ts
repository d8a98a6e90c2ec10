import { createServer } from 'node:net';
import type { Config } from '../../config/config.js';
import { SetUpError } from './set-up-error.js';

/**
 * The port the web process will listen on: the configured one if it is free, any free one if that is 0.
 *
 * @throws SetUpError when it is taken or may not be used
 */
export async function freePort(config: Config): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.httpPort, config.httpHost, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : config.httpPort);
      });
    });
  } catch (cause) {
    throw new SetUpError(describe((cause as NodeJS.ErrnoException).code, config), { cause });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function describe(code: string | undefined, { httpHost, httpPort }: Config): string {
  const port = String(httpPort);
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: stop that, or set DOCKET_PORT to a free one.`;
  if (code === 'EACCES')
    return `Port ${port} may be used by root only: set DOCKET_PORT to 1024 or more, or run this as root.`;
  return `${httpHost} is no address to listen on here (${code ?? 'unknown'}): set DOCKET_HOST to one of this machine's, or unset it.`;
}

/** The address by which programs on this machine reach the server. */
export function localUrl(config: Config, port: number): string {
  const anywhere = ['0.0.0.0', '::', '*'].includes(config.httpHost);
  const host = anywhere ? '127.0.0.1' : config.httpHost.includes(':') ? `[${config.httpHost}]` : config.httpHost;
  return `http://${host}:${String(port)}`;
}
