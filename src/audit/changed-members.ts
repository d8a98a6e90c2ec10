/**
 * What a change made of what was there, for the details of an entry: `{ role: { from: 'student', to: 'admin' } }`.
 * Members that stay as they are, and those that are undefined, are left out.
 */
export function changedMembers<T extends object>(
  before: T,
  changes: Partial<T>,
): Record<string, { from: unknown; to: unknown }> {
  const members = Object.keys(changes) as (keyof T & string)[];
  return Object.fromEntries(
    members
      .filter((name) => changes[name] !== undefined && JSON.stringify(changes[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, { from: before[name], to: changes[name] }]),
  );
}
