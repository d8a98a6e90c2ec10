/** Which languages a toolchain library is built for. */
import { DEFAULT_LANGUAGE_IDS, isLanguageId, LANGUAGE_IDS, LANGUAGES, type Language } from './languages.js';

/** Words that stand for several. */
const GROUPS: Readonly<Record<string, readonly string[]>> = { all: LANGUAGE_IDS, default: DEFAULT_LANGUAGE_IDS };

/** Node's names for processors, as Debian calls them. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  ppc64: 'ppc64el',
  riscv64: 'riscv64',
  s390x: 's390x',
};

/** This machine's processor, in Debian's words. */
export const ARCHITECTURE = ARCHITECTURES[process.arch] ?? process.arch;

/** There are no such languages; the message names them, and those there are. */
export class UnknownLanguagesError extends Error {
  override readonly name = 'UnknownLanguagesError';
  constructor(readonly ids: readonly string[]) {
    super(`There is no language ${ids.join(', ')}: take \`default\`, \`all\`, or some of ${LANGUAGE_IDS.join(', ')}.`);
  }
}

/**
 * The rows of these ids, in the order of the table. `default` and `all` stand for several; what is not for this machine's
 * processor is left out of them.
 *
 * @throws UnknownLanguagesError
 */
export function chooseLanguages(words: readonly string[], architecture: string = ARCHITECTURE): Language[] {
  const isFor = ({ architectures }: Language): boolean => architectures?.includes(architecture) ?? true;
  const unknown = words.filter((word) => !isLanguageId(word) && !Object.hasOwn(GROUPS, word));
  if (unknown.length > 0) throw new UnknownLanguagesError(unknown);
  const chosen = new Set(words.flatMap((word) => GROUPS[word] ?? [word]));
  return LANGUAGE_IDS.filter((id) => chosen.has(id))
    .map((id) => LANGUAGES[id])
    .filter((language) => words.includes(language.id) || isFor(language));
}
