/** The libraries that contests allow besides a language's own are at hand: programs that need them are judged. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES, type LanguageId } from '../../src/languages/languages.js';
import { ProgramJudge, usualTimeMs } from './program-judge.js';

const LIMITS = { timeMs: usualTimeMs(null), memoryMib: 256, outputMib: 1 };
const TWO_TO_100 = '1267650600228229401496703205376\n';

let judge: ProgramJudge;
beforeAll(async () => {
  judge = await ProgramJudge.start('');
});
afterAll(() => judge.stop());

it.each<[string, LanguageId, string]>([
  [
    'GMP in C',
    'c',
    '#include <gmp.h>\nint main(void) { mpz_t n; mpz_init(n); mpz_ui_pow_ui(n, 2, 100); gmp_printf("%Zd\\n", n); return 0; }',
  ],
  [
    'GMP in C++',
    'cpp',
    '#include <iostream>\n#include <gmpxx.h>\nint main() { mpz_class n = 1; n <<= 100; std::cout << n << "\\n"; }',
  ],
  [
    'Boost in C++',
    'cpp17',
    '#include <iostream>\n#include <boost/multiprecision/cpp_int.hpp>\nint main() { boost::multiprecision::cpp_int n = 1; n <<= 100; std::cout << n << "\\n"; }',
  ],
  ['numpy in Python', 'python', 'import numpy\nprint(2 ** 100 + int(numpy.zeros(3).sum()))'],
])('%s', async (_, id, source) => {
  const outcome = await judge.judge(LANGUAGES[id], '', Buffer.from(source), LIMITS);
  expect(outcome.verdict, outcome.detail).toBeNull();
  expect(outcome.output.toString()).toBe(TWO_TO_100);
});
