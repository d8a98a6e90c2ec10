#!/usr/bin/env node
/**
 * The `docket` command of package.json: starts the built command line, on the Node.js that comes with the dependencies
 * where the machine's is too old. Plain JavaScript: npm links it before anything is built.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const LEAST_NODE_MAJOR = 22;
const program = new URL('../../dist/cli/docket.js', import.meta.url);
const pinnedNode = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

if (!existsSync(program)) {
  process.stderr.write(
    'docket is not built yet: run "npm run build" in its folder first ("npm run up" does so too).\n',
  );
  process.exitCode = 1;
} else if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE_MAJOR || !existsSync(pinnedNode)) {
  await import(program.href);
} else {
  const child = spawn(pinnedNode, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both of us; the command ends as it sees fit.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
