import type { Config } from '../../config/config.js';
import { chooseLanguages } from '../../languages/choose-languages.js';
import { isLanguageId, type Language } from '../../languages/languages.js';
import { findCurrentLibrary } from '../../sandbox/toolchain-library.js';

/**
 * The languages this machine is to have. Where the configuration does not name any, they are the default set and what
 * `docket library build` added to it.
 *
 * @throws UnknownLanguagesError
 */
export async function wantedLanguages(config: Config): Promise<Language[]> {
  if (config.languages !== 'default') return chooseLanguages(config.languages);
  const present = await findCurrentLibrary(config.dataDir);
  return chooseLanguages(['default', ...Object.keys(present?.languages ?? {}).filter(isLanguageId)]);
}
