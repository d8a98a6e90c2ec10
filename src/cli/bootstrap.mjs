#!/usr/bin/env node
/**
 * `npm run up|down|test|bench|check|build`: makes a clone ready (dependencies, build), then hands over to the program proper.
 * Plain JavaScript without dependencies, since it is the first thing that runs in a fresh clone, on whatever Node.js the
 * machine has. What is there already is not done again; what was broken off is done anew.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from './clone-lock.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LEAST_NODE = [20, 19];
const STAMPS = path.join(ROOT, 'dist', '.built.json');
const VITE_CONFIG = path.join(ROOT, 'src', 'web', 'vite.config.ts');

/** What starts when the clone is ready. */
const PROGRAMS = {
  up: ['dist/cli/docket.js', 'up'],
  down: ['dist/cli/docket.js', 'down'],
  bench: ['--import', './test/support/typescript.mjs', 'test/bench/index.ts'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
  check: ['src/cli/check.mjs'],
  build: null,
};

const [command = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(PROGRAMS, command))
  fail(`There is no command "${command}"; there are ${Object.keys(PROGRAMS).join(', ')}.`);
checkNode();
const onWait = (pid) => say(`Waiting for another set-up of this clone (process ${pid}) …`);
await exclusively(lockOfClone(), onWait, () => {
  installDependencies();
  linkNode();
  // What is to be checked need not build, and what is to be stopped may be older than the sources.
  if (command === 'check') return;
  if (command !== 'down' || !existsSync(path.join(ROOT, 'dist', 'cli', 'docket.js'))) build();
});
if (PROGRAMS[command] !== null) process.exitCode = await handOver([...PROGRAMS[command], ...args]);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  fail(
    `Docket needs Node.js ${LEAST_NODE.join('.')} or newer, and this is ${process.versions.node}: install a newer one.`,
  );
}

function installDependencies() {
  const lockfile = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
  const stamp = path.join(ROOT, 'node_modules', '.docket-lockfile');
  const wanted = createHash('sha256').update(lockfile).digest('hex');
  if (readIfThere(stamp) === wanted) return;
  if (!isInstalled(JSON.parse(lockfile))) {
    say('Installing dependencies (npm ci) …');
    const status = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) fail('npm ci failed: see above; check that the npm registry can be reached, then start again.');
  }
  writeFileSync(stamp, wanted);
}

/** Whether node_modules, made by hand perhaps, is what the lockfile says: npm keeps a list of what it installed. */
function isInstalled(lockfile) {
  const text = readIfThere(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (text === null) return false;
  const installed = JSON.parse(text).packages;
  return Object.entries(lockfile.packages).every(([folder, { version, optional, link }]) => {
    if (folder === '' || link === true) return true;
    const found = installed[folder];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** npm 9, which Debian 13 has, installs the optional Node.js but leaves out its link, by which everything finds it. */
function linkNode() {
  const link = path.join(ROOT, 'node_modules', '.bin', 'node');
  const target = path.join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(link) || !existsSync(path.join(path.dirname(link), target))) return;
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

/** npm itself must not run on the Node.js inside node_modules, which it is about to replace. */
function npm(npmArgs) {
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const [file, ...rest] = script && node && existsSync(node) ? [node, script, ...npmArgs] : ['npm', ...npmArgs];
  return spawnSync(file, rest, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

function build() {
  const built = JSON.parse(readIfThere(STAMPS) ?? '{}');
  const lockfile = readFileSync(path.join(ROOT, 'package-lock.json'));
  const isServer = (file) => !file.startsWith('src/web/') && /(?<!\.spec)\.(ts|json|sql)$/.test(file);
  const server = hashOf([...files('src').filter(isServer), '.swcrc', 'nest-cli.json', 'tsconfig.json'], lockfile);
  if (built.server !== server || !existsSync(path.join(ROOT, 'dist', 'main.js'))) {
    say('Building the server …');
    runOrFail(['node_modules/@nestjs/cli/bin/nest.js', 'build']);
    removeStale();
    writeStamps({ ...built, server });
  }
  if (!existsSync(VITE_CONFIG)) return;
  const web = hashOf([...files('src/web'), ...files('src/contract')], lockfile);
  if (built.web !== web || !existsSync(path.join(ROOT, 'dist', 'web', 'index.html'))) {
    say('Building the web pages …');
    runOrFail(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', 'src/web']);
    writeStamps({ ...built, server, web });
  }
}

/** The build only adds and replaces: a running server keeps its files. Those whose source is gone go here. */
function removeStale() {
  for (const file of files('dist')) {
    const source = path.join(ROOT, 'src', path.relative('dist', file)).replace(/\.js(\.map)?$/, '.ts');
    if (!file.startsWith('dist/web/') && /\.js(\.map)?$/.test(file) && !existsSync(source))
      rmSync(path.join(ROOT, file));
  }
}

function writeStamps(stamps) {
  mkdirSync(path.dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, JSON.stringify(stamps));
}

function hashOf(names, ...more) {
  const hash = createHash('sha256');
  for (const content of more) hash.update(content);
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(path.join(ROOT, name)));
  return hash.digest('hex');
}

/** Files below a folder, relative to the root, with `/`. */
function files(folder) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : files(name);
    return entry.isFile() ? [name] : [];
  });
}

function runOrFail(nodeArgs) {
  const { status } = spawnSync(pinnedNode(), nodeArgs, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) fail('The build failed: see above.');
}

/** The Node.js that comes with the dependencies; where there is none for this platform, the machine's own. */
function pinnedNode() {
  const pinned = path.join(ROOT, 'node_modules', '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  return fail(
    `There is no Node.js for ${process.platform}-${process.arch} among the dependencies: install Node.js 24 or newer.`,
  );
}

/** Runs the program in our place: same terminal, its exit code, signals passed on. */
function handOver(nodeArgs) {
  const child = spawn(pinnedNode(), nodeArgs, { cwd: ROOT, stdio: 'inherit' });
  // A terminal sends Ctrl-C to both of us.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Of this clone, for whoever uses it. */
function lockOfClone() {
  const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  return path.join(tmpdir(), `docket-bootstrap-${name}-lock`);
}

function readIfThere(file) {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(message) {
  say(message);
  process.exit(1);
}
