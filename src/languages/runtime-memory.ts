/**
 * How a managed runtime is fitted into a memory limit.
 *
 * The limit means the same for every language: what the program's processes hold, the runtime's own share included.
 * A runtime lets garbage pile up until its heap is full, so it is told of a heap that leaves room for that share; then it
 * collects before the limit is reached, and a program that needs more hears so from it (`Language.heapExhausted`).
 */
import { GIB, MIB } from '../contract/limits.js';

/** OpenJDK 21 holds 40 MiB when it says hello: its libraries, class data, code and stacks; larger programs a dozen more. */
const JVM_SHARE_BYTES = 56 * MIB;
/** Node.js 20 holds 50 MiB when it says hello. */
const V8_SHARE_BYTES = 60 * MIB;
/** PyPy 7.3 holds 51 MiB when it says hello, and goes beyond what it is told by some more. */
const PYPY_SHARE_BYTES = 64 * MIB;
const GHC_SHARE_BYTES = 8 * MIB;
const MONO_SHARE_BYTES = 32 * MIB;
const SBCL_SHARE_BYTES = 40 * MIB;
const GUILE_SHARE_BYTES = 24 * MIB;
const PROLOG_SHARE_BYTES = 24 * MIB;
const PHP_SHARE_BYTES = 24 * MIB;
/** Where the limit is smaller than the runtime, the heap still gets this part: the limit decides then. */
const LEAST_HEAP_PART = 1 / 4;
const JVM_INITIAL_HEAP_MAX_BYTES = 64 * MIB;
const JVM_STACK_MIN_BYTES = 16 * MIB;
/** The launcher refuses more than this as -Xss. */
const JVM_STACK_MAX_BYTES = GIB - MIB;
/** V8's own choice on 64 bits. */
const V8_SEMI_SPACE_MAX_MIB = 16;
/** The young generation is two semi-spaces and a third of the same size for large objects. */
const V8_SEMI_SPACES = 3;

function heapBeside(shareBytes: number, memoryLimitBytes: number): number {
  return Math.floor(Math.max(memoryLimitBytes - shareBytes, memoryLimitBytes * LEAST_HEAP_PART));
}

/** -Xmx in bytes, a whole number of kibibytes. */
export function jvmHeapBytes(memoryLimitBytes: number): number {
  return roundDown(heapBeside(JVM_SHARE_BYTES, memoryLimitBytes), 1024);
}

/** -Xms in bytes: by itself the JVM would go by the machine's memory. */
export function jvmInitialHeapBytes(memoryLimitBytes: number): number {
  return roundDown(Math.min(jvmHeapBytes(memoryLimitBytes) / 4, JVM_INITIAL_HEAP_MAX_BYTES), 1024);
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

/** --max-semi-space-size in MiB: the young generation is filled before anything is collected. */
export function v8SemiSpaceMib(memoryLimitBytes: number): number {
  return Math.min(Math.max(1, Math.floor(memoryLimitBytes / (64 * MIB))), V8_SEMI_SPACE_MAX_MIB);
}

/** --max-old-space-size in MiB. */
export function v8OldSpaceMib(memoryLimitBytes: number): number {
  const young = V8_SEMI_SPACES * v8SemiSpaceMib(memoryLimitBytes) * MIB;
  return Math.max(1, Math.floor(heapBeside(V8_SHARE_BYTES + young, memoryLimitBytes) / MIB));
}

/**
 * PyPy's heap, and the size of its nursery, which it would derive from the processor's cache: with the 480 MiB that a
 * virtual machine claimed, a program of 60 MiB held 230.
 */
export function pypyGcEnv(memoryLimitBytes: number): Record<string, string> {
  return { PYPY_GC_MAX: String(heapBeside(PYPY_SHARE_BYTES, memoryLimitBytes)), PYPY_GC_NURSERY: '4MB' };
}

/** --stack-size in KiB: half the limit, as V8 trusts it blindly and the kernel's own stack limit must lie above. */
export function v8StackKib(memoryLimitBytes: number): number {
  return Math.floor(Math.min(memoryLimitBytes / 2, GIB) / 1024);
}

/** GOMEMLIMIT in bytes: the collector works harder from here on; it never fails by itself. */
export function goMemoryLimitBytes(memoryLimitBytes: number): number {
  return Math.floor(memoryLimitBytes * 0.9);
}

/**
 * GHCRTS: the heap's limit and the stack's. A copying collector needs the heap twice while it collects, which -M takes
 * into account; the stack is part of the heap, and its own limit ends an endless recursion.
 */
export function ghcRuntimeFlags(memoryLimitBytes: number): string {
  const heap = heapBeside(GHC_SHARE_BYTES, memoryLimitBytes);
  return `-M${String(heap)} -K${String(Math.floor(memoryLimitBytes / 4))}`;
}

/** The `l` of OCAMLRUNPARAM, in words of 8 bytes: a quarter of the limit, since a stack that grows is copied. */
export function ocamlStackWords(memoryLimitBytes: number): number {
  return Math.floor(memoryLimitBytes / 4 / 8);
}

/** MONO_GC_PARAMS. The nursery's 4 MB by default are part of the heap; the heap is at least four times as large. */
export function monoGcParams(memoryLimitBytes: number): string {
  const heap = Math.max(heapBeside(MONO_SHARE_BYTES, memoryLimitBytes), 16 * MIB);
  return `max-heap-size=${String(roundDown(heap, MIB))},nursery-size=4m`;
}

/** SBCL copies what is alive while it collects: a heap of more than the limit is never filled, one of the limit's size may be. */
export function lispHeapMib(memoryLimitBytes: number): number {
  return Math.max(8, Math.floor(heapBeside(SBCL_SHARE_BYTES, memoryLimitBytes) / MIB));
}

/** GC_MAXIMUM_HEAP_SIZE of the collector that Guile is built on. */
export function schemeHeapBytes(memoryLimitBytes: number): number {
  return roundDown(heapBeside(GUILE_SHARE_BYTES, memoryLimitBytes), MIB);
}

/** --stack-limit of SWI-Prolog: all three stacks together, which hold a program's data. */
export function prologStackBytes(memoryLimitBytes: number): number {
  return roundDown(heapBeside(PROLOG_SHARE_BYTES, memoryLimitBytes), 1024);
}

/** RUBY_THREAD_VM_STACK_SIZE: a quarter of the limit; only what is used of it counts. */
export function rubyStackBytes(memoryLimitBytes: number): number {
  return roundDown(memoryLimitBytes / 4, 4096);
}

/**
 * The kernel's stack limit for Ruby, which touches the whole stack when it starts: with the sandbox's own, a hello would
 * hold 240 MiB of 256. Only calls that go through C, such as blocks, are on it.
 */
export function rubyMachineStackBytes(memoryLimitBytes: number): number {
  return Math.min(Math.max(memoryLimitBytes / 16, 4 * MIB), 64 * MIB);
}

/** PHP's memory_limit. */
export function phpMemoryLimitBytes(memoryLimitBytes: number): number {
  return heapBeside(PHP_SHARE_BYTES, memoryLimitBytes);
}

function roundDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
