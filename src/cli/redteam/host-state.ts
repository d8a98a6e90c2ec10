/**
 * What a hostile program could have changed on the machine, as text that can be compared: processes, mounts, network
 * interfaces, firewall rules, files. What is Docker's own, or a library's that is being built meanwhile, is left out.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** User ids that only programs have (container-starter.ts). */
const FIRST_PROGRAM_UID = 1_900_000_000;
/** Whoever else works on the machine does not change these. */
const QUIET_PLACES = ['/boot', '/etc', '/opt', '/srv', '/usr/bin', '/usr/sbin', '/usr/local/bin'];
const WRITABLE_PLACES = ['/tmp', '/var/tmp', '/dev/shm', '/run', '/etc', '/root', '/home', '/srv', '/usr/local'];
/** Containers' directories are in sight at this depth; whole clones and caches need not be walked through. */
const DEPTH = '5';
const MAX_BUFFER_BYTES = 64 * 1024 * 1024;

const run = promisify(execFile);

/** What the command prints; null where there is no such command. */
async function outputOf(command: string, args: string[]): Promise<string | null> {
  try {
    return (await run(command, args, { maxBuffer: MAX_BUFFER_BYTES })).stdout;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stdout?: string };
    // `find` ends with 1 where something vanished under its eyes.
    return failure.code === 'ENOENT' ? null : (failure.stdout ?? '');
  }
}

/** What is compared, each as lines. */
const SUBJECTS = ['mounts', 'interfaces', 'firewall', 'files', 'library'] as const;
export type HostState = Record<(typeof SUBJECTS)[number], string[]>;

export async function hostState(libraryPath: string): Promise<HostState> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n');
  const firewall = await outputOf('iptables-save', []);
  const print = ['-xdev', '-printf', '%p %y %m %U %s %T@ %l\n'];
  return {
    mounts: mounts.filter((line) => !/ \/(var\/lib|run|var\/run)\/docker\/|\/(library|scratch)\//.test(line)).sort(),
    interfaces: (await readdir('/sys/class/net')).filter((name) => !name.startsWith('veth')).sort(),
    firewall: linesOf(firewall?.replace(/^#.*$/gm, '').replace(/\[\d+:\d+\]/g, '')),
    files: linesOf(await outputOf('find', [...QUIET_PLACES, ...print])).sort(),
    library: linesOf(await outputOf('find', [libraryPath, ...print])).sort(),
  };
}

function linesOf(text: string | null | undefined): string[] {
  return (text ?? '').split('\n').filter((line) => line !== '');
}

/** What is there now and was not before (+), and the other way round (-). */
export function changesOf(before: HostState, after: HostState): string[] {
  return SUBJECTS.flatMap((subject) => {
    const [were, are] = [new Set(before[subject]), new Set(after[subject])];
    const gone = before[subject].filter((line) => !are.has(line)).map((line) => `- ${line}`);
    const come = after[subject].filter((line) => !were.has(line)).map((line) => `+ ${line}`);
    return [...gone, ...come].map((line) => `${subject} ${line}`);
  });
}

/** Files anywhere outside containers that belong to a program's user. */
export async function filesOfPrograms(): Promise<string[]> {
  const owned = ['-uid', `+${String(FIRST_PROGRAM_UID - 1)}`, '-print'];
  const found = await outputOf('find', [
    ...[...WRITABLE_PLACES, '-xdev', '-maxdepth', DEPTH],
    ...['-name', 'node_modules', '-prune', '-o', ...owned],
  ]);
  return linesOf(found);
}

/** Processes that still belong to one of these containers. */
export async function processesOf(containerIds: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const cgroups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
    if ([...containerIds].some((id) => cgroups.includes(id))) found.push(pid);
  }
  return found;
}
