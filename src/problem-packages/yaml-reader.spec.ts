import { describe, expect, it } from 'vitest';
import { Findings } from './findings.js';
import { type YamlMap, readYamlMap } from './yaml-reader.js';

function read(text: string): { map: YamlMap | null; findings: Findings } {
  const findings = new Findings();
  return { map: readYamlMap(text, 'problem.yaml', findings), findings };
}
const lines = ({ all }: Findings): (number | undefined)[] => all.map(({ line }) => line);

describe('readYamlMap', () => {
  it('gives values of the type that is asked for', () => {
    const { map, findings } = read('name: Sum\nversion: 1.10\ncount: 3\nflag: true\nlist: [a, 2]\nnested:\n  key: x\n');
    expect(map?.text('name')).toBe('Sum');
    expect(map?.text('version')).toBe('1.10');
    expect(map?.number('count', { least: 1, isWhole: true }, 0)).toBe(3);
    expect(map?.boolean('flag', false)).toBe(true);
    expect(map?.get('list')?.texts()).toEqual(['a', '2']);
    expect(map?.map('nested')?.text('key')).toBe('x');
    expect(map?.text('absent')).toBeNull();
    expect(findings.all).toEqual([]);
  });

  it('takes the words of YAML 1.1 for true and false, unless they are quoted', () => {
    const { map, findings } = read('a: yes\nb: Off\nc: on\nd: no\ne: "yes"\n');
    expect(['a', 'b', 'c', 'd'].map((key) => map?.get(key)?.boolean())).toEqual([true, false, true, false]);
    expect(findings.all).toEqual([]);
    expect(map?.get('e')?.boolean()).toBeNull();
    expect(lines(findings)).toEqual([5]);
  });

  it('takes an empty file for an empty map, and nothing else for a map', () => {
    expect(read('').map?.keys).toEqual([]);
    expect(read('# only a comment\n').map?.keys).toEqual([]);
    expect(read('- a\n- b\n').map).toBeNull();
    expect(read('just text').findings.errors[0]?.message).toContain('must be a map');
  });

  it.each(['a: "x\\0"', 'a: ["\\ud800"]', '"\\udc00": a'])('refuses %s, which no text can hold', (line) => {
    const { map, findings } = read(`name: "\\ud83d\\ude00"\n${line}\n`);
    expect(map).toBeNull();
    expect(findings.errors).toMatchObject([
      { line: 2, message: 'the text has a zero byte or half of a surrogate pair', file: 'problem.yaml' },
    ]);
  });

  it('names the line of a broken document', () => {
    const { map, findings } = read('name: Sum\nlimits: {memory: 1\nsource: x\n');
    expect(map).toBeNull();
    expect(findings.errors[0]).toMatchObject({ file: 'problem.yaml', severity: 'error' });
    expect(findings.errors[0]?.line).toBeGreaterThanOrEqual(2);
  });

  it('refuses a key that is there twice', () => {
    const { findings } = read('name: a\nname: b\n');
    expect(findings.errors[0]).toMatchObject({ line: 2 });
    expect(findings.errors[0]?.message).toContain('unique');
  });

  it('names line and path of a value of the wrong type', () => {
    const { map, findings } = read('limits:\n  memory: lots\n  output: -1\n  code: 1.5\nlist: x\nflag: maybe\n');
    const limits = map?.map('limits');
    limits?.number('memory', { above: 0 }, 1);
    limits?.number('output', { above: 0 }, 1);
    limits?.number('code', { above: 0, isWhole: true }, 1);
    map?.get('list')?.list();
    map?.boolean('flag', false);
    expect(lines(findings)).toEqual([2, 3, 4, 5, 6]);
    expect(findings.all[0]?.message).toBe('limits.memory must be a number');
  });

  it('warns of keys that nobody asked for', () => {
    const { map, findings } = read('name: Sum\nnmae: x\n');
    map?.text('name');
    map?.reportUnknown();
    expect(findings.all).toMatchObject([{ severity: 'warning', line: 2 }]);
  });

  it('is not impressed by aliases of aliases', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let index = 1; index < 12; index += 1) {
      const before = String.fromCharCode(96 + index);
      const name = String.fromCharCode(97 + index);
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    const { map } = read(bomb.join('\n'));
    expect(map?.get('l')?.list()).toHaveLength(9);
  });

  it('keeps dates and versions as they are written', () => {
    const { map } = read('problem_format_version: 2025-09\nembargo_until: 2026-01-31\n');
    expect(map?.text('problem_format_version')).toBe('2025-09');
    expect(map?.text('embargo_until')).toBe('2026-01-31');
  });
});
