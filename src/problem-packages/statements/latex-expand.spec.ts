import { describe, expect, it } from 'vitest';
import { expandLatex } from './latex-expand.js';

describe('expandLatex', () => {
  it.each([
    ['foo\n% old\nbar', 'foo\nbar'],
    ['cows. % TODO\nHe', 'cows. He'],
    ['$x$ % c\n  $y$', '$x$ $y$'],
    ['foo%\n  bar', 'foobar'],
    ['foo% c\n% d\nbar', 'foobar'],
    ['foo% c\n\nbar', 'foo\n\nbar'],
    ['a\n% c\n\nb', 'a\n\n\nb'],
    ['a\n\n% c\nb', 'a\n\nb'],
    ['5\\% \\url{http://a/%20} \\verb|%| x', '5\\% \\url{http://a/%20} \\verb|%| x'],
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
    ['\\newcommand{\\name}{Bob}\\verb|\\name| \\name{} \\name', '\\verb|\\name| Bob{} Bob'],
  ])('puts own macros in, with their arguments: %j', (written, expanded) => {
    expect(expandLatex(written)).toBe(expanded);
  });

  it('keeps apart what TeX reads as several tokens', () => {
    expect(expandLatex('\\newcommand{\\n}{N}\\newcommand{\\m}[1]{#1x}\\cdot\\n \\m\\alpha')).toBe('\\cdot N \\alpha x');
    expect(expandLatex('\\newcommand{\\n}{10}\\frac\\n\\n \\textbf\\n')).toBe('\\frac{10}{10} \\textbf{10}');
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

  it('bounds macros that multiply and arguments that grow', () => {
    expect(expandLatex('\\def\\a{\\b\\b}\\def\\b{\\a\\a}x\\a')).toBe('x');
    expect(expandLatex('\\def\\a#1{\\a{#1#1}}\\a{x}').length).toBeLessThan(1024 * 1024);
  });
});
