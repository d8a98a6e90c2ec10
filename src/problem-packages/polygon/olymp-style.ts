/** What Polygon's own style, olymp.sty, has beyond LaTeX: `problem.tex` is written with it, and parts of statements may be. */

const HEADINGS: Readonly<Record<string, string>> = {
  InputFile: 'Input',
  OutputFile: 'Output',
  Interaction: 'Interaction',
  Scoring: 'Scoring',
  Constraints: 'Constraints',
  Note: 'Note',
  Notes: 'Notes',
  Explanation: 'Explanation',
  Explanations: 'Explanations',
};
const HEADING = new RegExp(`\\\\(${Object.keys(HEADINGS).join('|')})(?![A-Za-z])`, 'g');
const BEGIN = /\\begin\s*\{problem\}/;
/** Title, input file, output file, time limit, memory limit. */
const ARGUMENT_COUNT = 5;
const SAMPLES = /\\begin\s*\{(example\w{0,9})\}[^]*?(?:\\end\s*\{\1\}|$)|\\Examples?(?![A-Za-z])/g;

/** Its headings as sections. */
export function withSections(latex: string): string {
  return latex.replace(HEADING, (_, name: string) => `\\section*{${HEADINGS[name] ?? name}}`);
}

/** What `problem.tex` says between title and limits and the end; samples are left out, as pages show those of the tests. */
export function problemBody(latex: string): string {
  const begin = BEGIN.exec(latex);
  let at = begin === null ? 0 : begin.index + begin[0].length;
  for (let count = 0; begin !== null && count < ARGUMENT_COUNT; count += 1) {
    const blanks = /^\s*/.exec(latex.slice(at))?.[0].length ?? 0;
    at = endOfGroup(latex, at + blanks) ?? at;
  }
  const end = begin === null ? -1 : latex.indexOf('\\end{problem}', at);
  return latex.slice(at, end < 0 ? undefined : end).replace(SAMPLES, '');
}

/** Behind the brace that closes the one at `start`; null where there is none. */
function endOfGroup(text: string, start: number): number | null {
  if (text[start] !== '{') return null;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
