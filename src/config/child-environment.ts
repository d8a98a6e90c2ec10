/** The environment for a process that we start: our own, with these settings in place of what it says about them. */
export function childEnvironment(settings: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...settings };
}
