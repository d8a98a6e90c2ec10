/** Where Kotlin and Scala programs start, read off their sources: names of JVM classes, packages included. */

const COMMENTS_AND_LITERALS =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"""[^]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])'/g;

const packageOf = (code: string): string => {
  const name = /^\s*package\s+([\w.]+)/m.exec(code)?.[1];
  return name === undefined ? '' : `${name}.`;
};

/**
 * A `main` at the top level belongs to a class named after its file: `solve.kt` makes `SolveKt`, unless an annotation
 * names another.
 */
export function kotlinMainClasses(source: string, fileName: string): string[] {
  const named = /@file\s*:\s*JvmName\s*\(\s*"(\w+)"\s*\)/.exec(source)?.[1];
  const code = source.replace(COMMENTS_AND_LITERALS, ' ');
  const name = named ?? kotlinFileClass(fileName);
  if (/^(?:suspend\s+)?fun\s+main\s*\(/m.test(code)) return [packageOf(code) + name];
  const objects = [...code.matchAll(/\bobject\s+(\w+)[^{]*\{[^]*?@JvmStatic\s+fun\s+main\s*\(/g)];
  return objects.map(([, object = '']) => packageOf(code) + object);
}

/** An object that extends `App`, or that has a `main`. */
export function scalaMainClasses(source: string): string[] {
  const code = source.replace(COMMENTS_AND_LITERALS, ' ');
  const objects = code.split(/\bobject\s+(?=\w)/).slice(1);
  const startable = objects.filter(
    (text) => /^\w+\s+extends\s[^{]*\bApp\b/.test(text) || /\bdef\s+main\s*\(/.test(text),
  );
  return startable.map((text) => packageOf(code) + (/^\w+/.exec(text)?.[0] ?? ''));
}

function kotlinFileClass(fileName: string): string {
  const base = fileName.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const plain = base.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(\d)/, '_$1');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}Kt`;
}
