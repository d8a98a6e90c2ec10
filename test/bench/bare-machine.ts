import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** What is to be done without a judge: write a source, compile it, run it. */
export interface BareJob {
  name: string;
  content: string;
  steps: { argv: string[]; env: Record<string, string> }[];
  input: string;
}

/** Mounts are private to this process and gone with it. The paths are those that command lines have in containers. */
const SET_UP = `set -e
root=$1 library=$2
mount --make-rprivate /
mount -t tmpfs tmpfs "$root"
for part in usr etc opt var/lib; do
  [ -d "$library/$part" ] || continue
  mkdir -p "$root/$part"
  mount --bind "$library/$part" "$root/$part"
done
mkdir -p "$root/proc" "$root/dev" "$root/tmp" "$root/box"
mount --bind /proc "$root/proc"
mount --bind /dev "$root/dev"
for link in bin sbin lib lib64; do ln -s "usr/$link" "$root/$link"; done
ln -s box "$root/artifact"
exec chroot "$root" /usr/bin/python3 -u -c "$3"
`;

/** Python's subprocess starts programs by vfork: about as cheap as it gets. */
const DRIVER = `
import json, os, subprocess, sys, time
os.chdir('/box')
for line in sys.stdin:
    job = json.loads(line)
    begin = time.perf_counter()
    with open(job['name'], 'w') as source:
        source.write(job['content'])
    output = b''
    for step in job['steps']:
        output = subprocess.run(step['argv'], env=step['env'], input=job['input'].encode(), stdout=subprocess.PIPE, check=True).stdout
    print(json.dumps({'ms': (time.perf_counter() - begin) * 1000, 'output': output.decode()}))
`;

/**
 * The baseline: the same compilers and command lines on the same toolchain library, started directly. No container, no
 * limits, no other user: only what compiling and running itself takes.
 */
export class BareMachine {
  private onEnd: () => void = () => undefined;

  private constructor(
    private readonly root: string,
    private readonly child: ChildProcess,
    private readonly answers: Interface,
  ) {
    child.once('exit', () => {
      this.onEnd();
    });
  }

  static async start(libraryPath: string): Promise<BareMachine> {
    const root = await mkdtemp(path.join(tmpdir(), 'docket-bare-'));
    const namespaces = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--user', '--map-root-user'];
    const child = spawn('unshare', [...namespaces, 'sh', '-c', SET_UP, 'sh', root, libraryPath, DRIVER], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return new BareMachine(root, child, createInterface({ input: child.stdout }));
  }

  /** Milliseconds from the source's text to the end of the last step, and what that printed. */
  async time(job: BareJob): Promise<{ ms: number; output: string }> {
    const answer = new Promise<string | null>((resolve) => {
      this.answers.once('line', resolve);
      this.onEnd = () => {
        resolve(null);
      };
    });
    this.child.stdin?.write(`${JSON.stringify(job)}\n`);
    const line = await answer;
    if (line === null) throw new Error('The bare machine ended: see above');
    return JSON.parse(line) as { ms: number; output: string };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.end();
    await ended;
    await rm(this.root, { recursive: true, force: true });
  }
}
