import { spawn } from 'node:child_process';

/** Installs Debian packages on this host; null when done, else apt's complaint in one line. Needs root. */
export async function installPackages(names: readonly string[]): Promise<string | null> {
  // Old lists name files that the mirror no longer has; no list at all finds nothing.
  const updating = await aptGet(['update']);
  const installing = await aptGet(['install', '--yes', '--no-install-recommends', ...names]);
  return installing === null ? null : [installing, ...(updating === null ? [] : [updating])].join('; ');
}

async function aptGet(args: readonly string[]): Promise<string | null> {
  const options = ['-q', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  const env = ['DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8'];
  const child = spawn('env', [...env, 'apt-get', ...options, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((resolve) =>
    child
      .once('error', () => {
        resolve(127);
      })
      .once('close', resolve),
  );
  if (code === 0) return null;
  const lines = errors.split('\n').filter((line) => line.startsWith('E: '));
  return (lines[0] ?? errors.trim().split('\n').at(-1) ?? `apt-get ended with ${String(code)}`).replace(/^E: /, '');
}
