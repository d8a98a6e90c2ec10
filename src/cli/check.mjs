#!/usr/bin/env node
/**
 * `npm run check`: everything that can be said about the code without running the system; started by bootstrap.mjs,
 * which has installed the dependencies. `npm run check -- eslint knip` runs some steps only. Two steps run at a time;
 * what a step prints is shown when it fails.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Written by others or made by tools; and the tests' data, programs that are wrong on purpose. */
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'coverage',
  '.git',
  'problems',
  'languages',
  'redteam',
  'truth-table',
]);
const DEBIAN_PACKAGES = { gcc: ['gcc', 'libc6-dev'], shellcheck: ['shellcheck'] };

const shellFiles = walk(ROOT, isShellScript);

const STEPS = {
  eslint: ['eslint', '.', '--max-warnings', '0'],
  'unit-tests': ['vitest', 'run', '--project', 'unit'],
  'tsc-web': ['tsc', '-p', 'src/web/tsconfig.json'],
  'tsc-server': ['tsc', '--noEmit', '-p', 'tsconfig.json'],
  'tsc-tests': ['tsc', '-p', 'tsconfig.test.json'],
  prettier: ['prettier', '--check', '--log-level', 'warn', '.'],
  imports: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test'],
  knip: ['knip', '--no-progress'],
  // The build itself: its flags turn every warning into an error.
  'c-warnings': ['sh', '-c', 'out=$(mktemp) && sh images/sandbox/build.sh "$out"; code=$?; rm -f "$out"; exit $code'],
  shellcheck: ['shellcheck', ...shellFiles],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) fail(`There is no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}.`);
const names = asked.length > 0 ? asked : Object.keys(STEPS);

installPrograms();
const failures = await runSteps(names);
if (failures.length > 0) fail(`Failed: ${failures.join(', ')}.`);
console.log(`All ${String(names.length)} steps passed.`);

async function runSteps(queue) {
  const waiting = [...queue];
  const failed = [];
  const runner = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await runStep(name))) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, runner));
  return failed;
}

/** @returns {Promise<boolean>} whether it passed */
function runStep(name) {
  const [command, ...args] = STEPS[name];
  const startedMs = Date.now();
  const bin = path.join(ROOT, 'node_modules', '.bin');
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, FORCE_COLOR: '0' },
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => output.push(Buffer.from(`${command} cannot be started: ${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

/** The compiler and shellcheck: from Debian where we may, and never silently left out. */
function installPrograms() {
  const missing = Object.keys(DEBIAN_PACKAGES).filter((program) => !isProgram(program));
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => DEBIAN_PACKAGES[program]);
  const remedy = `install ${missing.join(' and ')} (Debian and Ubuntu: apt-get install ${packages.join(' ')})`;
  if (process.getuid?.() !== 0 || !isProgram('apt-get')) fail(`Some checks cannot run: ${remedy}.`);
  console.log(`Installing ${packages.join(' ')} …`);
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'] }).status;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (apt(...install) !== 0 && (apt('update') !== 0 || apt(...install) !== 0)) fail(`apt-get failed: ${remedy}.`);
}

function isProgram(name) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));
}

function isShellScript(file) {
  if (file.endsWith('.sh')) return true;
  if (path.extname(file) !== '') return false;
  return /^#!.*\b(ba|da)?sh\b/.test(readFileSync(file, 'utf8').slice(0, 100).split('\n', 1)[0]);
}

/** Files below a folder, relative to the root. */
function walk(folder, isWanted) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(file, isWanted);
    return entry.isFile() && isWanted(file) ? [path.relative(ROOT, file)] : [];
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
