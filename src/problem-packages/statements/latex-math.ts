/** A formula without what marks it as one. */
export function insideMath(written: string): string {
  const match = /^(?:\$\$([^]*)\$\$|\$([^]*)\$|\\\(([^]*)\\\)|\\\[([^]*)\\\])$/.exec(written);
  const parts: (string | undefined)[] = match?.slice(1) ?? [];
  return parts.find((part) => part !== undefined) ?? written;
}

/** KaTeX lacks some environments, and would number the lines of others. */
export function mathEnvironment(env: string, written: string): string {
  const begin = `\\begin{${env}}`;
  const end = `\\end{${env}}`;
  const tex = written.slice(begin.length, written.length - end.length);
  const wrapped = (name: string, argument = ''): string => `\\begin{${name}}${argument}${tex}\\end{${name}}`;
  const bare = env.replace(/\*$/, '');
  switch (bare) {
    case 'equation':
    case 'displaymath':
    case 'math':
    case 'dmath':
      return tex;
    case 'eqnarray':
      return wrapped('array', '{rcl}');
    case 'multline':
      return wrapped('gather*');
    case 'flalign':
      return wrapped('align*');
    case 'align':
    case 'gather':
    case 'alignat':
      return wrapped(`${bare}*`);
    default:
      return written;
  }
}
