import { kattisLanguage } from '../foreign/language-names.js';

/** The package format's code of a language that Hydro calls `cc.cc17o2`, `py.py3` or `java`; null: none that is known. */
export function languageCode(name: string): string | null {
  return kattisLanguage(name.slice(name.lastIndexOf('.') + 1)) ?? kattisLanguage(name);
}
