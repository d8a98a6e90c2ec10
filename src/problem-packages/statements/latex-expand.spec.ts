import { describe, expect, it } from 'vitest';
import { expandLatex } from './latex-expand.js';
import { withinTime } from './time-limit.js';

describe('expandLatex', () => {
  it.each([
    ['foo\n% old\nbar', 'foo\nbar'],
    ['cows. % note\nHe', 'cows. He'],
    ['$x$ % c\n  $y$', '$x$ $y$'],
    ['foo%\n  bar', 'foobar'],
    ['foo% c\n% d\nbar', 'foobar'],
    ['foo% c\n\nbar', 'foo\n\nbar'],
    ['a\n% c\n\nb', 'a\n\n\nb'],
    ['a\n\n% c\nb', 'a\n\nb'],
    ['5\\% \\url{http://a/%20} \\verb|%| x', '5\\% \\url{http://a/%20} \\verb|%| x'],
    [
      '\\lstinline{printf("%d")} x \\mintinline{c}{a % {b}} y % c',
      '\\lstinline{printf("%d")} x \\mintinline{c}{a % {b}} y ',
    ],
    ['\\mintinline[x]{c}|a % b| y\\lstinline[x]!%!', '\\mintinline[x]{c}|a % b| y\\lstinline[x]!%!'],
    ['a\n\\begin{comment}\n$ {\n\\end{comment}\nb', 'a\nb'],
  ])('takes comments out as TeX does: %j', (written, expanded) => {
    expect(expandLatex(written)).toBe(expanded);
  });

  it.each([
    ['\\newcommand{\\sq}[2]{the square of #1 and #2}\\sq{A}{B}', 'the square of A and B'],
    ['\\newcommand\\w[1]{\\emph{#1}}\\w{cat} $\\w c$', '\\emph{cat} $\\emph{c}$'],
    ['\\newcommand{\\f}[2][x]{#1+#2}$\\f{1} \\f[2]{3}$', '$x+1 2+3$'],
    ['\\def\\x#1{<#1>}\\x a\\renewcommand{\\x}[1]{(#1)}\\x{b}', '<a>(b)'],
    ['\\DeclareMathOperator*{\\am}{arg\\,max}$\\am_x$', '$\\operatorname*{arg\\,max}_x$'],
    ['\\newcommand{\\row}[2]{#1 & #2 \\\\}\\row{a}{b}', 'a & b \\\\'],
    ['\\newcommand{\\beq}{\\begin{equation}}\\beq', '\\begin{equation}'],
    ['\\let\\epsilon\\varepsilon$\\epsilon$', '$\\varepsilon$'],
    ['\\let\\old\\emph\\renewcommand{\\emph}[1]{\\old{#1!}}\\emph{a}', '\\emph{a!}'],
    ['\\newcommand{\\x}{a % }\n}\\x', 'a '],
    ['\\newcommand{\\f}[1]{%\n  \\emph{#1}% c\n}\\f{a} b\\f{c}\nd', '\\emph{a} b\\emph{c}\nd'],
    ['\\newcommand{\\f}[1]{#1}\\f{a%\n  b% c\n} d', 'ab d'],
    ['\\gdef\\x{a}\\x\\edef\\x{b}\\x\\xdef\\x{c}\\x', 'abc'],
    ['\\newcommand{\\name}{Bob}\\verb|\\name| \\name{} \\name', '\\verb|\\name| Bob{} Bob'],
  ])('puts own macros in, with their arguments: %j', (written, expanded) => {
    expect(expandLatex(written)).toBe(expanded);
  });

  it('keeps apart what TeX reads as several tokens', () => {
    expect(expandLatex('\\newcommand{\\n}{N}\\newcommand{\\m}[1]{#1x}\\cdot\\n \\m\\alpha')).toBe('\\cdot N \\alpha x');
    expect(expandLatex('\\newcommand{\\n}{10}\\frac\\n\\n \\textbf\\n')).toBe('\\frac{10}{10} \\textbf{10}');
  });

  it('does not take a macro for the argument of what has its own', () => {
    expect(expandLatex('\\newcommand{\\bi}{\\begin{x}}\\textbf{C:} \\bi \\frac{1}\n\n\\bi')).toBe(
      '\\textbf{C:} \\begin{x} \\frac{1}\n\n\\begin{x}',
    );
    expect(expandLatex('\\newcommand{\\n}{10}\\frac{1} \\n \\emph{a} \\n')).toBe('\\frac{1} {10} \\emph{a} 10');
  });

  it.each([
    ['a\n\\def\\x{}\nb', 'a\nb'],
    ['a\n  \\def\\x{}  \n\\def\\y{}\nb', 'a\n  b'],
    ['a\n\\iffalse\nc\n\n\\fi\nb', 'a\nb'],
    ['a\n\\iftrue\nc\n\\else\nd\n\\fi\nb', 'a\nc\nb'],
    ['a\n\\def\\x{}\n\nb', 'a\n\n\nb'],
    ['a\n\n\\def\\x{}\nb', 'a\n\nb'],
  ])('makes no paragraph where %j has a line of its own', (written, expanded) => {
    expect(expandLatex(written)).toBe(expanded);
  });

  it('leaves macros of the format as Docket shows them', () => {
    expect(expandLatex('\\providecommand{\\illustration}[3]{#2}\\illustration{1}{a}{b}')).toBe(
      '\\illustration{1}{a}{b}',
    );
  });

  it.each([
    ['a \\iffalse b \\iftrue c\\fi\\else d\\fi e', 'a  d e'],
    ['\\ifplastex a\\else b\\fi \\iftrue c\\fi', ' a  c'],
    ['\\ifpdf a\\else b\\fi $x \\iff y$', '\\ifpdf a\\else b\\fi $x \\iff y$'],
  ])('takes one branch of %j', (written, expanded) => {
    expect(expandLatex(written)).toBe(expanded);
  });

  it('has a macro within its own body mean what it meant before', () => {
    expect(expandLatex('\\renewcommand{\\emph}[1]{\\textbf{\\emph{#1}}}\\emph{a \\emph{b}}')).toBe(
      '\\textbf{\\emph{a \\textbf{\\emph{b}}}}',
    );
  });

  it('bounds the nesting of macros that call one another, and shows what is around them', () => {
    const shown = expandLatex('\\def\\a#1{\\emph{\\b{#1}}}\\def\\b#1{\\a{#1}}x \\a{y} z');
    expect(shown).toMatch(/^x (?:\\emph\{)+\{*y\}+ z$/);
    expect(shown.match(/emph/g)?.length).toBeLessThan(50);
  });

  it.each([
    ['conditionals', '\\iffalse\\fi'.repeat(11_000)],
    ['blanks', `\\newcommand${' '.repeat(130_000)}`],
    ['marks', Array.from({ length: 20_000 }, (_, index) => `\\verb${String.fromCharCode(0x3000 + index)}`).join('')],
    ['code without end', '\\lstinline['.repeat(11_000) + '\\lstinline{'.repeat(11_000)],
    ['definitions without end', `${'\\def\\a{'.repeat(9000)}${'{}'.repeat(30_000)}`],
  ])('comes to an end with many %s', (_, written) => {
    // Far longer than it takes; by steps that each look at all the rest, it took minutes.
    expect(() => withinTime(60_000, () => expandLatex(written))).not.toThrow();
  });

  it('bounds macros that multiply and arguments that grow', () => {
    expect(expandLatex('\\def\\a{\\b\\b}\\def\\b{\\a\\a}x\\a')).toBe('x');
    expect(expandLatex('\\def\\a#1{\\a{#1#1}}\\a{x}').length).toBeLessThan(1024 * 1024);
  });
});
