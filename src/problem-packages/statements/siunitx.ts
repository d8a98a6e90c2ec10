/**
 * Numbers and units as LaTeX's package siunitx writes them (its manual, "Numbers" and "Units"), with `per-mode=symbol`:
 * KaTeX has none of it. They come as `\text{…}`, which text and formulas take alike, and have exponents of Unicode.
 */

/** Its macros, and those of the older package units, with how many arguments they have. */
export const QUANTITIES: Readonly<Record<string, number>> = {
  num: 1,
  si: 1,
  unit: 1,
  unitfrac: 2,
  SI: 2,
  qty: 2,
  ang: 1,
  numrange: 2,
  SIrange: 3,
  qtyrange: 3,
};

const PREFIXES: Readonly<Record<string, string>> = {
  ...{ pico: 'p', nano: 'n', micro: 'µ', milli: 'm', centi: 'c', deci: 'd', hecto: 'h', kilo: 'k', mega: 'M' },
  // Written as a formula: `\mu m`, `^\circ C`.
  ...{ mu: 'µ', circ: '°' },
  ...{ giga: 'G', tera: 'T', peta: 'P', kibi: 'Ki', mebi: 'Mi', gibi: 'Gi', tebi: 'Ti' },
};

/** Those whose name is not what is written; of the others, `\km` and `\Hz`, it is. */
const UNITS: Readonly<Record<string, string>> = {
  ...{ metre: 'm', meter: 'm', gram: 'g', kilogram: 'kg', second: 's', minute: 'min', hour: 'h', day: 'd' },
  ...{ ampere: 'A', kelvin: 'K', mole: 'mol', candela: 'cd', hertz: 'Hz', newton: 'N', pascal: 'Pa', joule: 'J' },
  ...{ watt: 'W', coulomb: 'C', volt: 'V', farad: 'F', ohm: 'Ω', kohm: 'kΩ', tesla: 'T', weber: 'Wb', henry: 'H' },
  ...{ lumen: 'lm', lux: 'lx', litre: 'L', liter: 'L', hectare: 'ha', tonne: 't', electronvolt: 'eV' },
  ...{ decibel: 'dB', bit: 'bit', byte: 'B', percent: '%', celsius: '°C', degreeCelsius: '°C' },
  ...{ degree: '°', arcminute: '′', arcsecond: '″', us: 'µs', um: 'µm', ug: 'µg', angstrom: 'Å' },
  ...{ euro: '€', texteuro: '€', Omega: 'Ω', $: '\\$', '%': '\\%' },
};

const POWERS: Readonly<Record<string, string>> = { squared: '2', cubed: '3', square: '2', cubic: '3' };
const THIN = '\\,';

/** What one of {@link QUANTITIES} shows, as LaTeX. */
export function quantity(name: string, [first = '', second = '', third = '']: readonly string[], value = ''): string {
  return `\\text{${shown().replace(/(?<!\\)%/g, '\\%')}}`;

  function shown(): string {
    switch (name) {
      case 'num':
        return number(first);
      case 'si':
      case 'unit':
        return value === '' ? unit(first) : withUnit(number(value), first);
      case 'unitfrac':
        return (value === '' ? '' : number(value) + THIN) + `${unit(first)}/${unit(second)}`;
      case 'ang':
        return first
          .split(';')
          .map((part, index) => (part.trim() === '' ? '' : number(part) + ('°′″'[index] ?? '')))
          .join('');
      case 'numrange':
        return range(first, second);
      case 'SIrange':
      case 'qtyrange':
        return withUnit(range(first, second), third);
      default:
        return withUnit(number(first), second);
    }
  }
}

function range(from: string, to: string): string {
  return `${number(from)} – ${number(to)}`;
}

function withUnit(value: string, written: string): string {
  const shown = unit(written);
  return value + (shown === '' || /^[°′″](?!C)/.test(shown) ? '' : THIN) + shown;
}

/** `1234567.5` in groups of three from five digits on, `2e9` as 2 × 10⁹ and `1e9` as 10⁹; else as it is written. */
function number(written: string): string {
  const parts = /^([-+]?)(\d*)(?:[.,](\d+))?(?:[eEdD]([-+]?\d+))?$/.exec(written.replace(/\s|\\,/g, ''));
  if (parts === null) {
    const text = written.trim().replaceAll('\\pm', '±').replaceAll('\\times', '×').replaceAll('\\cdot', '·');
    const shown = withPowers(text);
    return /[\^_]/.test(shown) && !shown.includes('$') ? `$${written.trim()}$` : shown;
  }
  const [, sign = '', whole = '', decimals, exponent] = parts;
  const digits = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, THIN);
  const mantissa = digits + (decimals === undefined ? '' : `.${decimals}`);
  const isPower = exponent !== undefined && (mantissa === '' || mantissa === '1');
  const power = exponent === undefined ? '' : `10${raised(exponent)}`;
  const value = isPower ? power : [mantissa, power].filter((part) => part !== '').join(' × ');
  return sign.replace('-', '−') + value;
}

/** `\kilo\metre\per\hour` as km/h; units that are written as letters stay. */
function unit(given: string): string {
  const written = given.replace(/(?<!\\)\$/g, given.includes('\\') ? ' ' : '');
  if (!written.includes('\\')) return withPowers(written.trim()).replace(/[.~]/g, THIN);
  const above: string[] = [];
  const below: string[] = [];
  let [side, lastSide] = [above, above];
  let [prefix, power] = ['', ''];
  const parts = written.matchAll(/\\([A-Za-z]+|[^])|\^?\{([-+\d]+)\}|\^(\d)|([^\\{}\s,/^~]+|\/)/g);
  for (const [, macro, group, digit, letters] of parts) {
    const name = macro ?? letters ?? '';
    const exponent = group ?? digit;
    if (LOOKS.has(name)) continue;
    if (name === 'per' || name === '/') {
      side = below;
    } else if (Object.hasOwn(PREFIXES, name)) {
      prefix = PREFIXES[name] ?? '';
    } else if (name === 'square' || name === 'cubic') {
      power = raised(POWERS[name] ?? '');
    } else if (exponent !== undefined || Object.hasOwn(POWERS, name)) {
      lastSide.push((lastSide.pop() ?? '') + raised(exponent ?? POWERS[name] ?? ''));
    } else if (name !== 'tothe') {
      side.push(prefix + (Object.hasOwn(UNITS, name) ? (UNITS[name] ?? '') : name) + power);
      [prefix, power] = ['', ''];
      // `\per` is about the next unit alone.
      [side, lastSide] = [above, side];
    }
  }
  if (prefix !== '') side.push(prefix);
  const denominator = below.length > 1 ? `(${below.join(THIN)})` : below.join('');
  const numerator = above.join(THIN);
  return denominator === '' ? numerator : `${numerator === '' ? '1' : numerator}/${denominator}`;
}

/** What stands between units and around them, and shows nothing of its own. */
const LOOKS = new Set([
  'text',
  'textrm',
  'textup',
  'mathrm',
  'mathit',
  'mbox',
  'cdot',
  'times',
  ',',
  ';',
  ':',
  '!',
  ' ',
]);

function withPowers(written: string): string {
  return written.replace(/\^(?:\{([-+]?\d+)\}|(\d))/g, (_, group?: string, digit?: string) =>
    raised(group ?? digit ?? ''),
  );
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{ '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹' },
  ...{ '-': '⁻', '+': '' },
};

function raised(exponent: string): string {
  return Array.from(exponent, (sign) => SUPERSCRIPTS[sign] ?? sign).join('');
}
