/**
 * Constants of `problem.yaml` (2025-09, "Constants"): `{{name}}` and `{{name.variant}}` are replaced in statements,
 * validators, submissions, included files and test_group.yaml; never in test data. Unknown ones stay as they are.
 */
export type Constants = Readonly<Record<string, string>>;

const IN_BRACES = /\{\{([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}\}/g;
const AS_COMMAND = /\\constant\s*\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\s*\}/g;

export function substituteConstants(text: string, constants: Constants): string {
  return replaceNamed(text, IN_BRACES, constants);
}

/** In LaTeX, where braces within braces are ordinary, a constant is written `\constant{name}`. */
export function constantsInStatement(text: string, format: 'markdown' | 'latex', constants: Constants): string {
  return replaceNamed(text, format === 'latex' ? AS_COMMAND : IN_BRACES, constants);
}

function replaceNamed(text: string, pattern: RegExp, constants: Constants): string {
  return text.replace(pattern, (whole, name: string) =>
    Object.hasOwn(constants, name) ? (constants[name] ?? whole) : whole,
  );
}
