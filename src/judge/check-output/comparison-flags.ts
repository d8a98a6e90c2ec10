/** How the default output validator compares: its arguments by the problem package format, 2025-09, "Default output validator specification". */
export interface ComparisonFlags {
  caseSensitive: boolean;
  spaceChangeSensitive: boolean;
  /** Null where none is set: then numbers are compared as text. */
  absoluteTolerance: number | null;
  relativeTolerance: number | null;
}

export type ParsedFlags =
  { ok: true; flags: ComparisonFlags } | { ok: false; /** For the problem's author. */ reason: string };

type Tolerance = 'float_tolerance' | 'float_relative_tolerance' | 'float_absolute_tolerance';

const TOLERANCES: readonly string[] = [
  'float_tolerance',
  'float_relative_tolerance',
  'float_absolute_tolerance',
] satisfies Tolerance[];

/** The grammar of the format's "General requirements": no hexadecimal, no `inf`, no `nan`. */
const FLOAT = /^[+-]?(?:\d*\.\d+|\d+\.|\d+)(?:[Ee][+-]?\d+)?$/;

/** Null where the text is not a number by the format's grammar. Rounded to the nearest double; infinite where it is too large for one. */
export function parseFloatToken(text: string): number | null {
  return FLOAT.test(text) ? Number(text) : null;
}

/**
 * Of a tolerance that is given twice the last counts, as ever in the legacy format, where flags of the problem stand
 * before those of a group. Where 2025-09 calls that an error, the import has refused it.
 *
 * @param args as `output_validator_args` lists them, or the words of the legacy `validator_flags`
 */
export function parseComparisonFlags(args: readonly string[]): ParsedFlags {
  const flags: ComparisonFlags = {
    caseSensitive: false,
    spaceChangeSensitive: false,
    absoluteTolerance: null,
    relativeTolerance: null,
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === 'case_sensitive') flags.caseSensitive = true;
    else if (arg === 'space_change_sensitive') flags.spaceChangeSensitive = true;
    else if (isTolerance(arg)) {
      const value = toleranceValue(arg, args[++index]);
      if (typeof value === 'string') return { ok: false, reason: value };
      if (arg !== 'float_relative_tolerance') flags.absoluteTolerance = value;
      if (arg !== 'float_absolute_tolerance') flags.relativeTolerance = value;
    } else return { ok: false, reason: unknownArgument(arg) };
  }
  return { ok: true, flags };
}

function isTolerance(arg: string): arg is Tolerance {
  return TOLERANCES.includes(arg);
}

function toleranceValue(name: Tolerance, text: string | undefined): number | string {
  if (text === undefined) return `${name} needs a number behind it.`;
  const value = parseFloatToken(text);
  if (value === null || !Number.isFinite(value))
    return `${name} needs a number behind it, not ${JSON.stringify(text)}.`;
  return value < 0 ? `${name} cannot be negative, but is ${text}.` : value;
}

function unknownArgument(arg: string): string {
  const known = ['case_sensitive', 'space_change_sensitive', ...TOLERANCES].join(', ');
  return `The default output validator does not know ${JSON.stringify(arg)}; it knows ${known}.`;
}
