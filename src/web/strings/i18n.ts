import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.js';

/**
 * The UI's languages: one file of strings each (en.ts, zh.ts), checked against each other and against their use by
 * strings.spec.ts. English comes with the page, any other is loaded when chosen.
 */
export const UI_LANGUAGES = { en: 'English', zh: '中文' } as const;
export type UiLanguage = keyof typeof UI_LANGUAGES;

const STORAGE_KEY = 'docket.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof en };
  }
}

export function isUiLanguage(value: unknown): value is UiLanguage {
  return typeof value === 'string' && value in UI_LANGUAGES;
}

export async function startStrings(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'ui',
    resources: { en: { ui: en } },
    interpolation: { escapeValue: false },
  });
  await applyLanguage(initialLanguage());
}

/** Switches the page to the language and remembers it in this browser. */
export async function chooseLanguage(language: UiLanguage): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  await applyLanguage(language);
}

/** Whether this browser has a choice of its own, which then wins over the account's. */
export function hasChosenLanguage(): boolean {
  return isUiLanguage(localStorage.getItem(STORAGE_KEY));
}

async function applyLanguage(language: UiLanguage): Promise<void> {
  if (language === 'zh' && !i18next.hasResourceBundle('zh', 'ui')) {
    i18next.addResourceBundle('zh', 'ui', (await import('./zh.js')).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

function initialLanguage(): UiLanguage {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (isUiLanguage(stored)) return stored;
  return navigator.languages.find((tag) => tag.startsWith('zh') || tag.startsWith('en'))?.startsWith('zh')
    ? 'zh'
    : 'en';
}
