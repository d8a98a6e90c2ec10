/** What the browser must load before the problem list can be seen, of the build as it is served. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const SCRIPT_BUDGET_BYTES = 200 * 1024;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const manifest = JSON.parse(readFileSync(path.join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** The entry and all it imports statically. */
function initialFiles(): Set<string> {
  const files = new Set<string>();
  const add = (chunk: Chunk): void => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const name of chunk.imports ?? []) add(manifest[name]!);
  };
  Object.values(manifest)
    .filter(({ isEntry }) => isEntry)
    .forEach(add);
  return files;
}

it('the script of the problem list is within 200 KB gzipped', () => {
  const sizes = [...initialFiles()].map((file) => gzipSync(readFileSync(path.join(BUILT, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`initial script: ${(total / 1024).toFixed(1)} KiB gzipped in ${String(sizes.length)} files`);
  expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES);
});

it('editor, charts, live link, Chinese and admin pages come when they are needed', () => {
  const sources = ['editor/code-editor.tsx', 'verdict/runs-plot.tsx', 'strings/zh.ts', 'admin/problems-page.tsx'];
  const initial = initialFiles();
  for (const source of sources) {
    const chunk = manifest[source];
    expect(chunk, `${source} is a chunk of its own`).toBeDefined();
    expect(initial.has(chunk!.file), source).toBe(false);
  }
});

it('the page runs no inline script, which the content security policy forbids', () => {
  const html = readFileSync(path.join(BUILT, 'index.html'), 'utf8');
  const inline = [...html.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !attributes?.includes('src='));
  expect(inline).toEqual([]);
});
