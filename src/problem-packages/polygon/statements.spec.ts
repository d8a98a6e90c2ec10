import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { polygonPackage } from '../../../test/support/foreign-packages.js';
import { outcomes, PackageReader } from '../../../test/support/read-package.js';
import type { PackageFiles } from '../../../test/support/packages.js';
import { Findings } from '../findings.js';
import type { ProblemPackage } from '../problem-package.js';
import { renderStatement } from '../statements/render-statement.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

/** A sound package without sections: with `<statement>` elements and files of its own. */
function withStatements(statements: string, files: PackageFiles = {}): PackageFiles {
  const sound = polygonPackage();
  const sections = Object.keys(sound).filter((name) => name.startsWith('statement-sections/'));
  return {
    ...sound,
    ...Object.fromEntries(sections.map((name) => [name, null])),
    'problem.xml': String(sound['problem.xml']).replace('</names>', `</names><statements>${statements}</statements>`),
    ...files,
  };
}

function withTitle(title: string): PackageFiles {
  const xml = String(polygonPackage()['problem.xml']).replace('value="Sum &amp; more"', `value="${title}"`);
  return polygonPackage('pass-fail', { 'problem.xml': xml });
}

const TEX = '<statement language="english" path="statements/english/problem.tex" type="application/x-tex"/>';

/** What a student sees of the only statement. */
async function shown({ statements }: ProblemPackage): Promise<string | null> {
  const [statement] = statements;
  if (statement === undefined) return null;
  const findings = new Findings();
  const html = await renderStatement(statement, { constants: {}, sampleCount: 1, assetUrl: (name) => name, findings });
  expect(findings.all).toEqual([]);
  return html;
}

describe('the statement of a Polygon package', () => {
  it('is a text in its place where there is none', async () => {
    const problem = await reader.sound(withStatements(''));
    expect(problem.names).toEqual({ en: 'Sum & more' });
    expect(await shown(problem)).toContain('has no statement');
    expect(outcomes(problem.report)).toContain('lost statement');
  });

  it('is that of problem-properties.json where there are no sections', async () => {
    const problem = await reader.sound(
      withStatements(TEX, {
        'statements/english/problem-properties.json': JSON.stringify({
          legend: '\\includegraphics{a.png}',
          input: 'Two.',
          notes: null,
        }),
        'statements/english/a.png': 'a picture',
        'statements/english/problem.tex': 'Other.\n',
      }),
    );
    expect(await shown(problem)).toBe('<p><img src="a.png" alt="a"></p><h2>Input</h2><p>Two.</p>');
  });

  const BODY = [
    '\\begin{problem}{Title {\\it x}}{standard input}{standard output}',
    '{1 second}{256 megabytes}',
    '',
    '{\\bf Add} them.',
    '\\includegraphics{a.png}',
    '',
    '\\InputFile',
    'Two.',
    '\\OutputFile One.',
    '\\Notes Few.',
    '',
    '\\Examples',
    '\\begin{example}',
    '\\exmp{1 2}{3}%',
    '\\exmpfile{example.01}{example.01.a}%',
    '\\end{example}',
    '\\end{problem}',
    '',
  ].join('\r\n');
  it.each([
    ['', BODY],
    [', a whole document', `\\documentclass{article}\\begin{document}\\contest{C}${BODY}\\end{document}\r\n`],
  ])('is problem.tex where there are no sections%s', async (_, tex) => {
    const problem = await reader.sound(
      withStatements(TEX, {
        'statements/english/problem.tex': tex,
        'statements/english/a.png': 'a picture',
        'statements/english/example.01': '1  2\n',
        'statements/english/example.01.a': '3\n',
      }),
    );
    expect(await shown(problem)).toBe(
      '<p><strong>Add</strong> them. <img src="a.png" alt="a"></p>' +
        '<h2>Input</h2><p>Two.</p><h2>Output</h2><p>One.</p><h2>Notes</h2><p>Few.</p>',
    );
    expect(problem.testCases[0]?.shown.input?.path).toBe('statements/english/example.01');
  });

  it('is that of its sections beside problem.tex, with headings of Polygon in them', async () => {
    const files = withStatements(TEX, { 'statements/english/problem.tex': 'Other.\n' });
    const problem = await reader.sound({
      ...files,
      'statement-sections/english/legend.tex': 'Add.\r\n\r\nThem. % all\r\n\\InputFile Two. \\InputFiles\r\n',
    });
    const [statement] = problem.statements;
    expect(await readFile(statement?.file.hostPath ?? '', 'utf8')).toBe(
      'Add.\n\nThem. % all\n\\section*{Input} Two. \\InputFiles\n',
    );
  });

  it('is in the charset that it names', async () => {
    const russian = Buffer.from([0xd1, 0xf3, 0xec, 0xec, 0xe0]);
    const named = (charset: string) =>
      withStatements(TEX.replace('<statement', `<statement ${charset}`), {
        'statement-sections/english/legend.tex': russian,
        'statement-sections/english/input.tex': russian,
      });
    for (const charset of ['charset="windows-1251"', 'encoding="cp1251"']) {
      expect(await shown(await reader.sound(named(charset)))).toBe('<p>Сумма</p><h2>Input</h2><p>Сумма</p>');
    }
    expect(await reader.errors(named(''))).toEqual([
      'statement-sections/english/legend.tex: the file is not UTF-8',
      'statement-sections/english/input.tex: the file is not UTF-8',
    ]);
    expect(await reader.errors(named('charset="x-none"'))).toEqual(['problem.xml:3: the charset x-none is not known']);
  });

  it('is HTML in its charset where there is nothing else', async () => {
    const html = '<statement charset="koi8-r" language="english" path="s/problem.html" type="text/html"/>';
    const problem = await reader.sound(withStatements(html, { 's/problem.html': Buffer.from([0xc4, 0xc1]) }));
    expect(await shown(problem)).toContain('да');
  });

  it('does not change with its title, which is TeX', async () => {
    const problem = await reader.sound(withTitle('50% of {a'));
    expect(problem.names).toEqual({ en: '50% of {a' });
    expect(await shown(problem)).toContain('<h2>Output</h2><p>Their sum.</p>');
    expect((await reader.sound(withTitle('C\\# for 50\\% --- $n$'))).names).toEqual({ en: 'C# for 50% — n' });
  });

  it('shows its examples without line ends of Windows', async () => {
    const problem = await reader.sound(
      polygonPackage('pass-fail', {
        'statement-sections/english/example.01': '1  2\r\n',
        'statement-sections/english/example.01.a': '3\r\n',
      }),
    );
    const input = problem.testCases[0]?.shown.input;
    expect(await readFile(input?.hostPath ?? '', 'utf8')).toBe('1  2\n');
    // As that of the test.
    expect(problem.testCases[0]?.shown.answer).toBeNull();
  });
});
