/** Packages with something wrong in them, of which nobody thought: sound ones, changed by chance that can be repeated. */
import { createHash } from 'node:crypto';

type Files = Map<string, string | Buffer>;
/** A whole number from 0, less than `below`. */
type Chance = (below: number) => number;

/** What people and programs write in the place of something else. */
const VALUES = [
  ['', '""', '~', 'null', 'true', '[]', '[[1]]', '{}', '{a: 1}', '- x', '*a', '&a b', '!!python/object x'],
  ['-1', '0', '1.5', '2147483648', '99999999999999999999', '1e999', '1e-400', '.inf', 'NaN', '0x10', '1_000', '٣'],
  ['abc', '2026-01-01', '../../x', '😀', '\u202e', 'x'.repeat(70_000)],
  ['\0', '"\\0"', '\u0001', '"\\ud800"', '&#0;', '&#xd800;', '\t', '\r'],
].flat();
const METADATA = /\.(ya?ml|xml|json|ini|tex|md)$|gen\/GEN$/;
const TOKEN = /[\w.+-]+|"[^"]*"|'[^']*'/g;

/** Changes files in one to three places. @returns what was done, in words */
export function mutate(files: Files, seed: string): string {
  const chance = chanceOf(seed);
  const done = [change(files, chance)];
  while (done.length < 3 && chance(3) === 0) done.push(change(files, chance));
  return done.join(', ');
}

function chanceOf(seed: string): Chance {
  let drawn = 0;
  return (below) => {
    drawn += 1;
    return (
      createHash('sha256')
        .update(`${seed} ${String(drawn)}`)
        .digest()
        .readUInt32BE() % below
    );
  };
}

function change(files: Files, chance: Chance): string {
  const names = [...files.keys()];
  const metadata = names.filter((name) => METADATA.test(name));
  const pick = <T>(list: readonly T[]): T | undefined => list[chance(list.length)];
  const name = pick(chance(5) > 0 && metadata.length > 0 ? metadata : names);
  if (name === undefined) return 'nothing is left to change';
  const content = files.get(name) ?? '';
  const text = content.toString();
  const lines = text.split('\n');
  const at = chance(lines.length);
  const other = pick(names) ?? name;
  const replaceToken = (by: string): void => {
    const token = pick([...text.matchAll(TOKEN)]);
    const [from, to] = token === undefined ? [0, 0] : [token.index, token.index + token[0].length];
    files.set(name, text.slice(0, from) + by + text.slice(to));
  };
  const ways: [string, () => void][] = [
    ['loses a line', () => files.set(name, lines.toSpliced(at, 1).join('\n'))],
    ['has a line twice', () => files.set(name, lines.toSpliced(at, 0, lines[at] ?? '').join('\n'))],
    ['ends early', () => files.set(name, text.slice(0, chance(text.length + 1)))],
    ['has another value', () => replaceToken(pick(VALUES) ?? '')],
    ['has a value of its own elsewhere', () => replaceToken(pick(text.match(TOKEN) ?? []) ?? '')],
    ['has line ends of Windows', () => files.set(name, text.replaceAll('\n', '\r\n'))],
    ['is UTF-16', () => files.set(name, Buffer.from(text, 'utf16le'))],
    ['is no text', () => files.set(name, Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
    ['is missing', () => files.delete(name)],
    [`is as ${other}`, () => files.set(name, files.get(other) ?? '')],
    [
      'has another name',
      () => {
        files.delete(name);
        files.set(
          pick([`${name}.x`, name.toUpperCase(), `é${name}`, `${name} `, `${other}/x`, `-${name}`]) ?? '',
          content,
        );
      },
    ],
  ];
  // Values are where most can be wrong.
  const [what, apply] = (chance(2) === 0 ? ways[3] : pick(ways)) ?? ['', () => undefined];
  apply();
  return `${name} ${what}`;
}
