/** The driver: `npm run bench -- [overhead] [latency] [throughput] [compile] [interactive] [load] [memory] [--json] [--quick]`; all without a name. */
import { cpus, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { prepareJudging } from '../../src/cli/up/prepare.js';
import { loadConfig } from '../../src/config/config.js';
import type { Bench, BenchOutcome } from './bench.js';

/** Imported when they run: what one needs, another may not. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  accuracy: async () => (await import('./accuracy.js')).accuracy,
  overhead: async () => (await import('./overhead.js')).overhead,
  latency: async () => (await import('./latency.js')).latency,
  compile: async () => (await import('./compile.js')).compile,
  load: async () => (await import('./load.js')).load,
  memory: async () => (await import('./memory.js')).memory,
  interactive: async () => (await import('./interactive.js')).interactive,
  throughput: async () => (await import('./throughput.js')).throughput,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}

const config = loadConfig();
const { dataDir } = config;
await prepareJudging(config, (what, step) => process.stderr.write(`${what}: ${step}\n`));
const figures: BenchOutcome['figures'] = {};
console.log(`${machine()}\n`);
for (const name of names) {
  const bench = await BENCHES[name]?.();
  const outcome = await bench?.({
    dataDir,
    isQuick: values.quick,
    onProgress: (line) => process.stderr.write(`${name}: ${line}\n`),
  });
  Object.assign(figures, outcome?.figures);
  console.log(`${name}\n${(outcome?.lines ?? []).map((line) => `  ${line}`).join('\n')}\n`);
}
if (values.json) console.log(JSON.stringify(figures));

function machine(): string {
  const memoryGib = (totalmem() / 1024 ** 3).toFixed(1);
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${memoryGib} GiB, Linux ${release()}, Node.js ${process.versions.node}`;
}
