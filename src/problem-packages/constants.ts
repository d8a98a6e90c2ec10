/**
 * Constants of `problem.yaml` (2025-09, "Constants"): `{{name}}` and `{{name.variant}}` are replaced in statements,
 * validators, submissions, included files and test_group.yaml; never in test data. Unknown ones stay as they are.
 */
export function substituteConstants(text: string, constants: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}\}/g, (whole, name: string) =>
    Object.hasOwn(constants, name) ? (constants[name] ?? whole) : whole,
  );
}
