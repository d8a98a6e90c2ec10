import pg from 'pg';

/**
 * Makes `pg` give bigint columns as numbers: they hold sizes, microseconds and counters, all below 2^53.
 * A value beyond that is refused rather than rounded. Applies to every connection of this process.
 */
export function readBigintsAsNumbers(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} does not fit a number`);
    return value;
  });
}
