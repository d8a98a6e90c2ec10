/**
 * How many times slower than usual the machine is that runs the tests, such as one whose processor is emulated: 1, or
 * what DOCKET_TEST_TIME_FACTOR says. All time that tests give is stretched by it, to programs as their limits and to
 * whatever is waited for, and work that is measured in time with it. What is asserted stays the same.
 */
export const TIME_FACTOR = readFactor(process.env['DOCKET_TEST_TIME_FACTOR'] ?? '1');

/** @param time in whatever unit */
export function stretched(time: number): number {
  return time * TIME_FACTOR;
}

/**
 * How long is waited for anything that is to happen: far longer than it takes on a machine that is busy with something
 * else, as it costs time only where it does not happen.
 */
export const PATIENCE_MS = stretched(300_000);

function readFactor(text: string): number {
  const factor = Number(text);
  if (Number.isInteger(factor) && factor >= 1 && factor <= 100) return factor;
  throw new Error(`DOCKET_TEST_TIME_FACTOR is "${text}": write a whole number from 1 to 100`);
}
