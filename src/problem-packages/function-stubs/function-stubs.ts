import type { LanguageId } from '../../languages/languages.js';
import type { FunctionSignature, FunctionStub } from '../../problems/function-task.js';
import { cStub } from './c-stub.js';
import { cppStub } from './cpp-stub.js';
import { javaStub } from './java-stub.js';
import { pythonStub } from './python-stub.js';

/** What makes functions a program, by the languages that can be used for such tasks. */
const STUBS: Partial<Record<LanguageId, (functions: readonly FunctionSignature[]) => FunctionStub>> = {
  c: cStub,
  cpp: cppStub,
  java: javaStub,
  python: pythonStub,
  pypy: pythonStub,
};

export function functionStubs(functions: readonly FunctionSignature[]): Map<LanguageId, FunctionStub> {
  return new Map(Object.entries(STUBS).map(([language, make]) => [language as LanguageId, make(functions)]));
}
