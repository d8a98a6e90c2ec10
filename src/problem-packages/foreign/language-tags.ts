/** Polygon and CMS write out the languages of statements, in the same words (CMS: base_loader.py, `LANGUAGE_MAP`). */
const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  russian: 'ru',
  ukrainian: 'uk',
  belarusian: 'be',
  kazakh: 'kk',
  uzbek: 'uz',
  armenian: 'hy',
  georgian: 'ka',
  azerbaijani: 'az',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  vietnamese: 'vi',
  persian: 'fa',
  arabic: 'ar',
  hebrew: 'he',
  turkish: 'tr',
  spanish: 'es',
  portuguese: 'pt',
  french: 'fr',
  german: 'de',
  italian: 'it',
  polish: 'pl',
  czech: 'cs',
  slovak: 'sk',
  hungarian: 'hu',
  romanian: 'ro',
  bulgarian: 'bg',
  serbian: 'sr',
  croatian: 'hr',
  slovene: 'sl',
  estonian: 'et',
  latvian: 'lv',
  lithuanian: 'lt',
  finnish: 'fi',
  swedish: 'sv',
  norwegian: 'no',
  danish: 'da',
  dutch: 'nl',
  greek: 'el',
  indonesian: 'id',
  mongolian: 'mn',
  afrikaans: 'af',
  bengali: 'bn',
  bosnian: 'bs',
  catalan: 'ca',
  filipino: 'fil',
  hindi: 'hi',
  icelandic: 'is',
  irish: 'ga',
  kyrgyz: 'ky',
  luxembourgish: 'lb',
  macedonian: 'mk',
  malay: 'ms',
  sinhala: 'si',
  tajik: 'tg',
  tamil: 'ta',
  thai: 'th',
  turkmen: 'tk',
  urdu: 'ur',
};

/** null for one that is not known. */
export function writtenOutLanguage(name: string): string | null {
  return Object.hasOwn(LANGUAGES, name) ? (LANGUAGES[name] ?? null) : null;
}

/** As Polygon has it; null for one that is not known. */
export function languageTag(polygonName: string): string | null {
  const name = polygonName.toLowerCase();
  return writtenOutLanguage(name) ?? (/^[a-z]{2,3}$/.test(name) ? name : null);
}

export function polygonLanguage(tag: string): string {
  const [primary = tag] = tag.split('-');
  return Object.keys(LANGUAGES).find((name) => LANGUAGES[name] === primary) ?? primary;
}
