/**
 * `bits/stdc++.h` compiled in advance. Including it costs a program of ten lines a second or more; GCC takes a compiled
 * one instead where it is found first and was made with the same flags, and goes on to the ordinary one otherwise
 * (a `#pragma GCC target` before the include, for example).
 */
import type { LanguagePreparation } from './language.js';

/**
 * Statically linked: no dynamic loader in each run's time (0.4 ms) and no library pages in its memory.
 * No -march: a judgement must not depend on the node it ran on.
 */
export const GCC_FLAGS = ['-O2', '-pipe', '-static', '-DONLINE_JUDGE', '-fno-diagnostics-color'];

/** Inside the toolchain library; searched before GCC's own. */
const HEADER_DIR = '/usr/lib/docket/include';
export const HEADER_FLAGS = [`-I${HEADER_DIR}`];

/** A folder in the header's place may hold several: GCC takes the one that fits. */
const COMPILED_DIR = `${HEADER_DIR}/bits/stdc++.h.gch`;

/** Compiles the header for a standard, with the very flags that programs are compiled with. */
export function precompileHeader(standard: number): LanguagePreparation {
  const compile = ['/usr/bin/g++', `-std=gnu++${String(standard)}`, ...GCC_FLAGS, '-x', 'c++-header'];
  const output = `${COMPILED_DIR}/${String(standard)}`;
  const script = `mkdir -p ${COMPILED_DIR} && exec "$@" -o ${output} /usr/include/*/c++/*/bits/stdc++.h`;
  return { argv: ['/bin/sh', '-c', script, 'sh', ...compile], env: {} };
}
