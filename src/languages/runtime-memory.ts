/**
 * How a managed runtime is fitted into a memory limit.
 *
 * The limit means the same for every language: what the program's container holds, the runtime's own share included.
 * A runtime is told to keep its heap below the limit, so that it collects garbage before the kernel ends it, and says
 * itself when the heap is used up (`Language.heapExhausted`).
 */
import { GIB, MIB } from '../contract/limits.js';

/** Code, metaspace, class data, collector tables and thread stacks of OpenJDK 21 beside the heap of a small program. */
const JVM_SHARE_BYTES = 32 * MIB;
/** Code space, snapshots and the young generation of V8 beside the old space. */
const V8_SHARE_BYTES = 32 * MIB;
const JVM_STACK_MIN_BYTES = 16 * MIB;
/** The launcher refuses more than this as -Xss. */
const JVM_STACK_MAX_BYTES = GIB - MIB;

function heapBeside(shareBytes: number, memoryLimitBytes: number): number {
  return Math.max(memoryLimitBytes - shareBytes, Math.floor(memoryLimitBytes / 2));
}

/** -Xmx in bytes, a whole number of kibibytes. At a limit of 64 MiB half of it is left for the JVM itself. */
export function jvmHeapBytes(memoryLimitBytes: number): number {
  return roundDown(heapBeside(JVM_SHARE_BYTES, memoryLimitBytes), 1024);
}

/**
 * -XX:MaxNewSize in bytes. The default keeps a third of the heap for the young generation, where an array that is larger
 * than the rest can never go: a program could use two thirds of its limit.
 */
export function jvmYoungGenerationBytes(memoryLimitBytes: number): number {
  return roundDown(Math.min(jvmHeapBytes(memoryLimitBytes) / 8, 64 * MIB), 1024);
}

/**
 * -Xss in bytes: an eighth of the limit. The stack itself is only charged where it was touched, but to unwind an endless
 * recursion OpenJDK 21 takes up to six times as much again in its own arena (64 MiB of stack: 418 MiB in all), and more
 * than an eighth would turn a StackOverflowError into a memory limit exceeded. 32 MiB hold a depth-first search 400,000 deep.
 */
export function jvmStackBytes(memoryLimitBytes: number): number {
  return roundDown(Math.min(Math.max(memoryLimitBytes / 8, JVM_STACK_MIN_BYTES), JVM_STACK_MAX_BYTES), 1024);
}

/** --max-old-space-size in MiB. */
export function v8OldSpaceMib(memoryLimitBytes: number): number {
  return Math.max(1, Math.floor(heapBeside(V8_SHARE_BYTES, memoryLimitBytes) / MIB));
}

/** --stack-size in KiB: half the limit, as V8 trusts it blindly and the kernel's own stack limit must lie above. */
export function v8StackKib(memoryLimitBytes: number): number {
  return Math.floor(Math.min(memoryLimitBytes / 2, GIB) / 1024);
}

/** GOMEMLIMIT in bytes: the collector works harder from here on; it never fails by itself. */
export function goMemoryLimitBytes(memoryLimitBytes: number): number {
  return Math.floor(memoryLimitBytes * 0.9);
}

function roundDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
