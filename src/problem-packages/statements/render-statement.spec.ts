import { describe, expect, it } from 'vitest';
import { Findings } from '../findings.js';
import type { NamedFile } from '../problem-package.js';
import { Assets } from './assets.js';
import { renderText } from './render-statement.js';

const NAMES = ['map.png', 'plan.pdf', 'both.svg', 'both.pdf', 'my image.png', 'notes.zip'];
const FILES = NAMES.map((name) => ({ name, file: {} }) as NamedFile);

function render(text: string, format: 'markdown' | 'latex', sampleCount = 2): { html: string; findings: Findings } {
  const findings = new Findings();
  const assets = new Assets(FILES, (name) => `/api/v1/problems/p/files/statement-asset/${encodeURIComponent(name)}`);
  const constants = { limit: '5000', 'limit.tex': '5\\,000' };
  const html = renderText(text, format, 'statement', assets, { constants, sampleCount, findings });
  return { html: html ?? '', findings };
}
const markdown = (text: string): string => render(text, 'markdown').html;
const latex = (text: string): string => render(text, 'latex').html;
/** Without what KaTeX makes of a formula but its source. */
const plain = (html: string): string =>
  html.replace(
    /<span class="katex(?:-display)?">[^]*?<annotation[^>]*>([^]*?)<\/annotation>[^]*?aria-hidden="true">[^]*?(?=<\/p>|$)/g,
    '[$1]',
  );

describe('Markdown', () => {
  it('knows tables, footnotes, code and formulas', () => {
    const html = markdown(
      '| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nText[^1] with `code` and $x_1^2$.\n\n$$\nn!\n$$\n\n[^1]: A note.\n',
    );
    expect(html).toMatch(/<th align="center">a<\/th>\s*<th align="right">b<\/th>/);
    expect(html).toContain('<code>code</code>');
    expect(html).toContain('<span class="katex">');
    expect(html).toContain('<span class="katex-display">');
    expect(html).toMatch(/<a href="#user-content-fn-1" id="user-content-fnref-1"/);
    expect(html).toMatch(/<li id="user-content-fn-1">/);
  });

  it('points pictures at the files of the package, and at nothing else', () => {
    expect(markdown('![A map](map.png)')).toContain(
      '<img src="/api/v1/problems/p/files/statement-asset/map.png" alt="A map">',
    );
    expect(markdown('<img src="./map.png" width="40%">')).toContain('statement-asset/map.png" width="40%"');
    expect(markdown('![x](<my image.png>)')).toContain('statement-asset/my%20image.png');
    expect(markdown('[notes](notes.zip)')).toContain('href="/api/v1/problems/p/files/statement-asset/notes.zip"');
    for (const source of [
      'http://evil.example/x.png',
      '//evil.example/x.png',
      'data:image/png;base64,AA',
      '../x.png',
    ]) {
      const { html, findings } = render(`![alt](${source}) <img src="${source}">`, 'markdown');
      expect(html).not.toMatch(/<img|evil\.example|data:/);
      expect(findings.all.map(({ message }) => message).join()).toContain('there is no picture');
    }
  });

  it('shows a PDF picture as a link, or its twin that can be shown', () => {
    expect(markdown('![Plan](plan.pdf)')).toContain(
      '<a href="/api/v1/problems/p/files/statement-asset/plan.pdf">Plan (PDF)',
    );
    expect(markdown('![x](both.pdf)')).toContain('<img src="/api/v1/problems/p/files/statement-asset/both.svg"');
  });

  it('reads the sizes of pictures as pandoc does', () => {
    expect(markdown('![x](map.png){ width=50% } {a}')).toMatch(/map\.png" alt="x" width="50%"> \{a\}/);
    expect(markdown('![x](map.png){.c width=1in height="20px"}')).toContain('alt="x" width="96" height="20"></p>');
    expect(markdown('![x](map.png){width=500% data-height=3 height=2}')).toContain('alt="x" width="100%" height="2">');
    expect(markdown(`![x](map.png){${'a=a'.repeat(5000)}"`)).toContain('alt="x">{a=aa');
    expect(markdown('![x](map.png) {width=4}')).toContain('alt="x"> {width=4}');
  });

  it.each(['Cost $5 and $6.', 'x $ y$ z', 'x $y $ z', '$a$5', '`$5` and $6'])('sees no formula in %s', (text) => {
    expect(markdown(text)).not.toContain('katex');
  });

  it('sees the formula behind prices', () => {
    expect(plain(markdown('Cost $5 and $6 and $x$'))).toBe('<p>Cost $5 and $6 and [x]</p>');
    expect(markdown('$$ x $$ and $-1$').match(/<annotation/g)).toHaveLength(2);
  });

  it('puts constants and places for samples in', () => {
    const { html, findings } = render(
      'At most {{limit}}.\n\n{{nextsample}}\n\nthen {{remainingsamples}} {{other}}',
      'markdown',
      3,
    );
    expect(html).toContain('At most 5000.');
    expect(html.match(/data-sample="\d"/g)).toEqual(['data-sample="1"', 'data-sample="2"', 'data-sample="3"']);
    expect(html).toContain('{{other}}');
    expect(findings.all).toEqual([]);
    expect(render('{{nextsample}}', 'markdown', 0).findings.all).toHaveLength(1);
  });

  it('puts constants into LaTeX by its own command alone: braces within braces are ordinary there', () => {
    const { html } = render(
      'At most \\constant{limit}, $x_{{limit}} < \\constant{limit.tex}$, \\constant{other}.',
      'latex',
    );
    expect(html).toContain('At most 5000,');
    expect(html).not.toContain('x_5000');
    expect(html).toContain('{{other}}');
    expect(html).not.toContain('constant');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '<a href=" javascript:alert(1)">x</a>',
    '[x](vbscript:x) [y](data:text/html,x)',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext><script>alert(1)</script></mtext></math>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<object data="x"></object><embed src="x">',
    '<form action="/x"><input name=a><button formaction="javascript:alert(1)">x</button></form>',
    '<div style="background:url(javascript:alert(1))" onclick="x()">x</div>',
    '<style>*{display:none}</style><link rel=stylesheet href=//evil><meta http-equiv=refresh content="0;url=//evil">',
    '<base href="//evil.example/">',
    '<div id="root" name="app" class="modal">x</div>',
    '<details ontoggle=alert(1) open>x</details>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<template><script>alert(1)</script></template>',
    '$\\href{javascript:alert(1)}{x}$ $\\url{javascript:alert(1)}$ $\\includegraphics{//evil/x.png}$',
    '$\\htmlClass{modal}{x}$ $\\htmlId{root}{x}$ $\\htmlStyle{position:fixed}{x}$ $\\htmlData{x=y}{x}$',
    '<code class="language-math">\\href{javascript:alert(1)}{x}</code>',
    '<video src=x autoplay onloadstart=alert(1)><source src=//evil></video>',
    '<picture><source srcset="//evil.example/x"><img srcset="//evil.example/x"></picture>',
  ])('neutralises %s', (text) => {
    const html = markdown(text).replace(/<annotation[^>]*>[^<]*<\/annotation>/g, '');
    expect(html).not.toMatch(
      /<(script|style|iframe|object|embed|form|input|button|svg|link|meta|base|template|video|picture|source)\b/i,
    );
    expect(html).not.toMatch(/\son\w+\s*=/i);
    expect(html).not.toMatch(/href="\s*(?:javascript|vbscript|data):/i);
    expect(html).not.toMatch(/position:fixed|class="modal"|id="root"|srcset|evil\.example/i);
  });

  it('shows a formula that cannot be read, and says so', () => {
    const { html, findings } = render('$\\frac{1}$ and $\\nosuchmacro$', 'markdown');
    expect(html).toContain('katex-error');
    expect(findings.all.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it.each([
    ...['\\mbox{a}', '\\ensuremath{x}', '\\nicefrac12', 'a,\\hdots,b', '\\textsc{a}', 'x\\label{eq:a_b}', '\\ref{a_b}'],
    ...['\\eqref{a_b}', 'x\\xspace', '\\texttt{a_b}', '\\text{a_b\\_c}', '\\mathds{1}', '\\num{1000}', '\\si{\\m}'],
    ...['\\SI{5}{\\percent}', '\\qty{5}{\\ohm}', '\\unit{\\m\\squared}', '\\ang{5}', 'x_{\\num{1e9}}'],
  ])('sets %s, which KaTeX lacks, in Markdown and LaTeX', (tex) => {
    for (const format of ['markdown', 'latex'] as const) {
      const { html, findings } = render(`$${tex}$`, format);
      expect(findings.all).toEqual([]);
      expect(html).toContain('class="katex"');
      expect(html).not.toMatch(/katex-error|color:#cc0000/);
    }
  });

  it.each([
    ['macros that multiply', '$\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a$'],
    ['a macro that grows', '$\\def\\a#1{\\a{#1#1}}\\a{x}$'],
    ['deep nesting', `$${'{'.repeat(9000)}$`],
    ['a huge rule', '$\\rule{100000em}{100000em}$'],
  ])('bounds %s in a formula', (_, text) => {
    const { html } = render(text, 'markdown');
    expect(html.length).toBeLessThan(40_000);
    expect(html).not.toContain('100000em;');
  });

  it('refuses what is too long, too deep or takes too long', () => {
    expect(render('x'.repeat(200_000), 'markdown').findings.errors).toHaveLength(1);
    expect(render('<div>'.repeat(20_000), 'markdown').findings.errors).toHaveLength(1);
    expect(render('$x$ '.repeat(6000), 'markdown').findings.errors).toHaveLength(1);
  });
});

describe('LaTeX', () => {
  it('shows paragraphs, headings, emphasis and typography', () => {
    expect(
      latex(
        '\\problemname{X}\n\\section*{Input}\n' +
          "The ``first'' line -- or 5\\% of~it --- has `one' \\textbf{bold}, \\emph{it}, \\texttt{a--b} {\\bf b}{\\tt c}.\n\nNext\\\\line \\& \\$ \\_ \\dots{} K\\\"onig \\'{e} \\aa{} \\c{c}",
      ),
    ).toBe(
      '<h2>Input</h2><p>The “first” line – or 5% of\u00a0it — has ‘one’ <strong>bold</strong>, <em>it</em>, <code>a--b</code> <strong>b</strong><code>c</code>.</p>' +
        '<p>Next<br>line &#x26; $ _ … König é å ç</p>',
    );
  });

  it('knows the dash and number sign of Russian, signs that are accents elsewhere, and what a comment takes along', () => {
    expect(latex('Кот "--- зверь, \\No 5 % a comment\n"---" \\textasciitilde, \\~{}, \\^{} and a%\nb')).toBe(
      '<p>Кот — зверь, №5 "—" ~, ~, ^ and ab</p>',
    );
    expect(latex('\\epigraph{To be}{Hamlet}')).toBe(
      '<blockquote><p>To be</p><div align="right">Hamlet</div></blockquote>',
    );
  });

  it('takes declarations that are written like commands for what they are meant for', () => {
    expect(latex('\\bf{b} and \\it{i}, \\tt{t} \\t{u} {\\bf all of it} \\large{l} end')).toBe(
      '<p><strong>b</strong> and <em>i</em>, <code>t</code> <code>u</code> <strong>all of it</strong> <span class="larger">l</span> end</p>',
    );
  });

  it('shows lists, also nested and labelled', () => {
    expect(latex('\\begin{itemize}\\item a\\item[x)] b \\begin{enumerate}\\item c\\end{enumerate}\\end{itemize}')).toBe(
      '<ul><li>a</li><li>x) b<ol><li>c</li></ol></li></ul>',
    );
  });

  it('shows tables with alignment, lines and spans', () => {
    expect(
      latex(
        '\\begin{tabular}{|l|c|r|}\\hline a & \\textbf{b} & c\\\\ \\hline \\multicolumn{2}{c}{x} & \\multirow{2}{*}{y} \\\\ \\cline{1-2} d & & \\end{tabular}',
      ),
    ).toBe(
      '<table class="ruled"><tbody><tr><td align="left">a</td><td align="center"><strong>b</strong></td><td align="right">c</td></tr>' +
        '<tr><td colspan="2" align="center">x</td><td rowspan="2" align="right">y</td></tr>' +
        '<tr><td align="left">d</td><td align="center"></td></tr></tbody></table>',
    );
  });

  it('keeps verbatim text as it is', () => {
    expect(latex('\\begin{verbatim}\n<b> $x$ \\foo\n\\end{verbatim}')).toBe(
      '<pre><code>&#x3C;b> $x$ \\foo\n</code></pre>',
    );
    expect(latex('\\begin{lstlisting}[language=C]\nint a; // 50% _x_\n  {b}\n\\end{lstlisting}')).toContain(
      'int a; // 50% _x_\n  {b}\n',
    );
    expect(latex('\\verb|a_b %| and \\lstinline{x}')).toContain('<code>a_b %</code> and <code>x</code>');
  });

  it('sets formulas of every kind, with the statement’s own macros', () => {
    const html = latex(
      '\\newcommand{\\R}{\\mathbb{R}}\\newcommand{\\two}[2]{#1+#2}\\def\\name{Bob}' +
        '$x\\in\\R$, \\(\\two{a}{b}\\), \\[ 10^{5} \\] \\begin{align}a&=b\\\\c&=d\\end{align} $$e^{x_1}$$ \\name',
    );
    expect(html.match(/<annotation[^>]*>/g)).toHaveLength(5);
    expect(html).not.toContain('katex-error');
    expect(html).toContain('<p>Bob</p>');
    expect(plain(latex('$10^{5}$'))).toBe('<p>[10^{5}]</p>');
  });

  it('shows pictures and illustrations from the package only', () => {
    expect(latex('\\illustration{0.4}{map.png}{By \\href{https://example.org/a_b%20c#d}{A}}')).toBe(
      '<figure class="illustration"><img src="/api/v1/problems/p/files/statement-asset/map.png" alt="map" width="40%">' +
        '<figcaption>By <a href="https://example.org/a_b%20c#d" rel="noopener noreferrer nofollow">A</a></figcaption></figure>',
    );
    expect(
      latex('\\begin{figure}[h]\\centering\\includegraphics[width=0.5\\textwidth]{map}\\caption{A map}\\end{figure}'),
    ).toBe(
      '<figure><img src="/api/v1/problems/p/files/statement-asset/map.png" alt="map" width="50%"><figcaption>A map</figcaption></figure>',
    );
    for (const file of ['../../../etc/passwd', '/etc/passwd', 'http://evil.example/x', '..%2f..%2fproblem.yaml']) {
      const { html, findings } = render(`\\includegraphics{${file.replace('%', '\\%')}}`, 'latex');
      expect(html).not.toContain('<img');
      expect(findings.all).toHaveLength(1);
    }
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\href{JAVASCRIPT:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\href{data:text/html,<script>alert(1)</script>}{x}',
    '<script>alert(1)</script>',
    '\\begin{verbatim}</code></pre><script>alert(1)</script>\\end{verbatim}',
    '$</span><script>alert(1)</script>$',
    '\\input{/etc/passwd}\\include{problem}\\write18{id}\\immediate\\openin5=/etc/passwd',
    '\\begin{html}<script>alert(1)</script>\\end{html}',
    '\\section{<img src=x onerror=alert(1)>}',
    '$\\href{javascript:alert(1)}{x}$',
  ])('neutralises %s', (text) => {
    const html = latex(text).replace(/<annotation[^>]*>[^<]*<\/annotation>/g, '');
    expect(html).not.toMatch(/<script|<img|root:|href="(?:javascript|data)/i);
  });

  it('bounds definitions that multiply, and deep nesting', () => {
    expect(latex('\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}x \\a y').length).toBeLessThan(200);
    expect(render('{'.repeat(30_000), 'latex').html.length).toBeLessThan(200);
    expect(latex(`${'{\\bf '.repeat(500)}x${'}'.repeat(500)}`).length).toBeLessThan(5000);
  });

  it('leaves out what it does not know and names it', () => {
    const { html, findings } = render('a \\frobnicate{b} c', 'latex');
    expect(html).toBe('<p>a b c</p>');
    expect(findings.all[0]?.message).toContain('\\frobnicate');
  });

  it('knows the format’s own macros', () => {
    const { html } = render(
      '\\constant{limit}, {{limit}} \\nextsample \\begin{Input}x\\end{Input} \\remainingsamples',
      'latex',
    );
    expect(html).toContain('5000, limit');
    expect(html).toContain('<h2>Input</h2><p>x</p>');
    expect(html.match(/data-sample="\d"/g)).toEqual(['data-sample="1"', 'data-sample="2"']);
  });
});
