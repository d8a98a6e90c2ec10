import { describe, expect, it } from 'vitest';
import { Findings } from '../findings.js';
import { Assets } from './assets.js';
import { renderText } from './render-statement.js';

function latex(text: string): string {
  const findings = new Findings();
  const html = renderText(text, 'latex', 's', new Assets([], String), { constants: {}, sampleCount: 0, findings });
  expect(findings.all.map(({ message }) => message)).toEqual([]);
  return html ?? '';
}

describe('latexToTree', () => {
  it.each(['eqnarray', 'eqnarray*', 'gather', 'multline', 'align*', 'dmath'])('makes %s a formula', (env) => {
    const html = latex(`\\begin{${env}}a = b\\end{${env}}`);
    expect(html).toMatch(/^<span class="katex-display">/);
  });

  it('makes alignat a formula, its number of columns too', () => {
    expect(latex('\\begin{alignat*}{2}a&=b\\end{alignat*}')).toMatch(/^<span class="katex-display">/);
  });

  it('shows an accent on nothing as the character', () => {
    expect(latex('\\texttt{2\\^{}10} \\~{}x a~b \\textasciitilde\\textasciicircum\\textbackslash{} \\^e')).toBe(
      '<p><code>2^10</code> ~x a\u00a0b ~^\\ ê</p>',
    );
  });

  it.each([
    ['\\begin{wrapfigure}[10]{r}{0.4\\textwidth}x\\end{wrapfigure}', '<figure class="illustration">x</figure>'],
    ['\\begin{subfigure}[b]{0.4\\textwidth}x\\end{subfigure}', '<figure class="illustration">x</figure>'],
    ['\\begin{minipage}[t]{5cm}x\\end{minipage}', '<p>x</p>'],
    ['\\begin{adjustbox}{width=1cm}x\\end{adjustbox}', '<p>x</p>'],
    ['\\resizebox{\\textwidth}{!}{x}', '<p>x</p>'],
    ['\\scalebox{0.5}[2]{x}', '<p>x</p>'],
  ])('takes the arguments of %s as such', (written, html) => {
    expect(latex(written)).toBe(html);
  });

  it.each([
    ['tabularx}{\\textwidth}{lX r', 'tabularx', ['left', null, 'right']],
    ['longtable}{p{3cm}|l|r', 'longtable', [null, 'left', 'right']],
    ['tabular}{*{2}{c}r', 'tabular', ['center', 'center', 'right']],
    ['tabular}{@{}lm{2cm}S[table-format=2.1]', 'tabular', ['left', null, 'right']],
  ])('aligns the columns of {%s}', (begin, end, alignments) => {
    const cells = latex(`\\begin{${begin}}a&b&c\\end{${end}}`).match(/<td[^>]*>/g) ?? [];
    expect(cells.map((cell) => /align="(\w+)"/.exec(cell)?.[1] ?? null)).toEqual(alignments);
  });

  it('takes the columns of \\cmidrule for no text', () => {
    expect(latex('\\begin{tabular}{ll}a&b\\\\ \\cmidrule(lr){1-2} c&d\\end{tabular}')).toContain(
      '<tr><td align="left">c</td><td align="left">d</td></tr>',
    );
  });

  it('shows inline code in braces as it is', () => {
    expect(
      latex(
        'Use \\lstinline{printf("%d")}, \\lstinline[language=C]|a_b|, \\mintinline{c}{a % ~b} and\nc. \\mintinline{c}|%|',
      ),
    ).toBe('<p>Use <code>printf("%d")</code>, <code>a_b</code>, <code>a % ~b</code> and c. <code>%</code></p>');
    expect(latex('\\begin{verbatim}\\mintinline{c}|a|\\end{verbatim}')).toContain('\\mintinline{c}|a|');
  });

  it('makes a formula of \\ensuremath in text', () => {
    const html = latex('\\newcommand{\\maxn}{\\ensuremath{10^{\\frac{a}{b}}}}at \\maxn. $\\maxn$');
    expect(Array.from(html.matchAll(/<annotation[^>]*>([^<]*)/g), ([, tex]) => tex)).toEqual([
      '10^{\\frac{a}{b}}',
      '\\ensuremath{10^{\\frac{a}{b}}}',
    ]);
    expect(html).toMatch(/^<p>at <span class="katex">[^]*<\/span>\. <span/);
  });

  it('shows nothing of what sets LaTeX up', () => {
    expect(
      latex(
        'a\\newtheorem{t}[s]{Theorem}\\newtheorem*{r}{R}\\newcounter{n}[m]\\newcolumntype{P}[1]{p{#1}}\\setcounter{n}{5}b',
      ),
    ).toBe('<p>ab</p>');
  });

  it('leaves out the empty cells below \\multirow', () => {
    const table = (rows: string): string =>
      latex(`\\begin{tabular}{ppp}${rows}\\end{tabular}`).replace(/^<table><tbody>|<\/tbody><\/table>$/g, '');
    expect(table('\\multirow{2}{*}{x}&a\\\\&b\\\\&c')).toBe(
      '<tr><td rowspan="2">x</td><td>a</td></tr><tr><td>b</td></tr><tr><td></td><td>c</td></tr>',
    );
    expect(table('\\multicolumn{2}{c}{\\multirow[t]{2}*{x}}&a\\\\ \\multicolumn{2}{c}{}&b')).toBe(
      '<tr><td rowspan="2" colspan="2" align="center">x</td><td>a</td></tr><tr><td>b</td></tr>',
    );
  });
});
