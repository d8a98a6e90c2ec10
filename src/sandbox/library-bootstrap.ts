/** Makes a library's tree with mmdebstrap, from the Debian mirror that this host itself uses. Needs root and apt. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { installPackages } from './apt.js';
import { DEBIAN_RELEASE, RECIPE_DIR, writeRecipe, type TreeBuild } from './library-recipe.js';
import { ToolchainLibraryError } from './toolchain-library.js';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const DEFAULT_MIRRORS = { main: 'http://deb.debian.org/debian', security: 'http://deb.debian.org/debian-security' };
/** An orphaned bootstrap would fill a folder that the next build clears: it dies with us, and all its children with it. */
const TIED_TO_US = [
  'setpriv',
  '--pdeathsig',
  'KILL',
  'unshare',
  '--pid',
  '--fork',
  '--kill-child=KILL',
  '--mount-proc',
  '--',
  'env',
  'LC_ALL=C.UTF-8',
];

/** The lines of mmdebstrap's log, and of the recipe's, that tell a person where it is. */
const STEPS = /^I: ((?:running apt-get|downloading|extracting|installing|preparing|cleaning) .*?)\.*$/;

/** Null when this host can bootstrap (what it takes is installed if need be), else why not. */
export async function whyNoBootstrap(onProgress: (step: string) => void): Promise<string | null> {
  if (process.platform !== 'linux') return 'this is not Linux';
  if (process.getuid?.() !== 0) return 'this is not run by root';
  // As in a container that is not privileged: installing packages needs /proc in the tree.
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'this machine lets root mount nothing';
  if (isInstalled()) return null;
  if (!existsSync('/usr/bin/apt-get')) return 'this is not Debian or Ubuntu';
  onProgress('installing mmdebstrap');
  const failure = await installPackages(['mmdebstrap', 'debian-archive-keyring']);
  return failure === null || isInstalled() ? null : `mmdebstrap cannot be installed (${failure})`;
}

function isInstalled(): boolean {
  return existsSync('/usr/bin/mmdebstrap') && existsSync(KEYRING);
}

/** @throws ToolchainLibraryError with the end of mmdebstrap's log */
export async function bootstrapTree(build: TreeBuild): Promise<void> {
  // Outside the tree: mmdebstrap wants that empty.
  const aside = await mkdtemp(path.join(tmpdir(), 'docket-recipe-'));
  try {
    await writeRecipe(build.recipe, aside);
    const excludes = path.join(aside, RECIPE_DIR, 'dpkg-excludes.cfg');
    const args = [
      ...['--mode=root', '--variant=essential', '--format=directory', `--architectures=${build.architecture}`],
      ...[`--keyring=${KEYRING}`, `--dpkgopt=${excludes}`, ...(await aptOptions(aside))],
      ...['--aptopt=APT::Install-Recommends "false"', `--include=${build.recipe.packages.join(',')}`],
      `--customize-hook=cp -r ${path.join(aside, RECIPE_DIR)} "$1/"`,
      `--customize-hook=chroot "$1" sh /${RECIPE_DIR}/finish.sh`,
      ...[DEBIAN_RELEASE, build.tree, ...sourceLines()],
    ];
    await runTied('mmdebstrap', args, build.onProgress);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function runTied(command: string, args: readonly string[], onProgress: (step: string) => void): Promise<void> {
  const [first = '', ...rest] = [...TIED_TO_US, command, ...args];
  const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      const step = STEPS.exec(line)?.[1];
      if (step !== undefined) onProgress(step);
      tail.push(line);
      if (tail.length > 400) tail.shift();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code === 0) return;
  const errors = tail.filter((line) => /^(E:|dpkg: error|.*\berror\b)/i.test(line)).slice(0, 4);
  throw new ToolchainLibraryError(
    `The toolchain library could not be built: ${(errors.length > 0 ? errors : tail.slice(-3)).join(' / ')}. ` +
      'Check that the Debian mirror can be reached and the disk has room, then start again.',
  );
}

function sourceLines(): string[] {
  const { main, security } = hostMirrors();
  return [
    `deb ${main} ${DEBIAN_RELEASE} main`,
    `deb ${main} ${DEBIAN_RELEASE}-updates main`,
    `deb ${security} ${DEBIAN_RELEASE}-security main`,
  ];
}

/** Where this host, if it is Debian, gets its own packages. */
function hostMirrors(): typeof DEFAULT_MIRRORS {
  const release = spawnSync('sh', ['-c', '. /etc/os-release; echo "$ID $VERSION_CODENAME"'], { encoding: 'utf8' });
  const [id, codename = ''] = release.stdout.trim().split(' ');
  if (id !== 'debian') return DEFAULT_MIRRORS;
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const listing = spawnSync('apt-get', ['indextargets', '--format', format, 'Identifier: Packages'], {
    encoding: 'utf8',
  });
  const rows = listing.stdout.split('\n').map((line) => line.split(' '));
  const uriOf = (suite: string): string | undefined =>
    rows.find(([, name, part]) => name === suite && part === 'main')?.[0];
  return {
    main: uriOf(codename) ?? DEFAULT_MIRRORS.main,
    security: uriOf(`${codename}-security`) ?? DEFAULT_MIRRORS.security,
  };
}

/** The host's own settings for reaching mirrors: proxies, and clocks that differ from the mirror's. */
async function aptOptions(aside: string): Promise<string[]> {
  const dump = spawnSync('apt-config', ['dump'], { encoding: 'utf8' }).stdout;
  const wanted = /^Acquire::(https?::Proxy|https?::[^ ]*::Proxy|Check-Valid-Until|Check-Date|Retries|ForceIPv4)\b/i;
  const lines = dump.split('\n').filter((line) => wanted.test(line));
  if (lines.length === 0) return [];
  const file = path.join(aside, 'apt.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  return [`--aptopt=${file}`];
}
