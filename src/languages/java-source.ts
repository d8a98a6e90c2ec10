/** What has to be known of a Java file before it is compiled: its package, its top-level types, and which has `main`. */

export interface JavaType {
  name: string;
  isPublic: boolean;
  hasMain: boolean;
}
export interface JavaFile {
  /** Empty for the unnamed package. */
  packageName: string;
  types: JavaType[];
}

const COMMENTS_AND_LITERALS =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"""[^]*?(?:(?<!\\)"""|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g;
const TYPE_HEADER = /(?:^|[\s@])(?:class|interface|enum|record)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;
const MAIN_METHOD = /\bvoid\s+main\s*\(\s*(?:final\s+)?(?:java\s*\.\s*lang\s*\.\s*)?String\b/;

/** Reads no more than braces, so that a file with errors still reaches the compiler, which explains them better. */
export function scanJava(source: string): JavaFile {
  const code = source.replace(COMMENTS_AND_LITERALS, ' ');
  const types: JavaType[] = [];
  for (const { header, members } of topLevelBlocks(code)) {
    const name = TYPE_HEADER.exec(header)?.[1];
    if (name === undefined) continue;
    const isInterface = /\binterface\s/.test(header);
    const hasMain = members.some(
      (member) => MAIN_METHOD.test(member) && /\bstatic\b/.test(member) && (isInterface || /\bpublic\b/.test(member)),
    );
    types.push({ name, isPublic: /\bpublic\b/.test(header), hasMain });
  }
  const packageName = /(?:^|[;\s])package\s+([\p{L}\p{N}_$.\s]+?)\s*;/u.exec(code)?.[1]?.replace(/\s/g, '') ?? '';
  return { packageName, types };
}

interface Block {
  header: string;
  /** Each member's text up to its `{` or `;`. */
  members: string[];
}

/** Braces inside parentheses (annotations, lambdas) don't open a block. */
function topLevelBlocks(code: string): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let parentheses = 0;
  let text = '';
  let block: Block | null = null;
  for (const char of code) {
    if (char === '(') parentheses++;
    else if (char === ')') parentheses = Math.max(0, parentheses - 1);
    if (parentheses > 0 || !'{};'.includes(char)) {
      if (depth < 2) text += char;
      continue;
    }
    if (char === '{' && depth === 0) block = { header: text, members: [] };
    else if (depth === 1 && block) block.members.push(text);
    if (char === '{') depth++;
    if (char === '}' && depth > 0) depth--;
    if (char === '}' && depth === 0 && block) {
      blocks.push(block);
      block = null;
    }
    if (depth < 2) text = '';
  }
  return block ? [...blocks, block] : blocks;
}
