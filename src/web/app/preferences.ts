import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me, Preferences, Theme } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import type { UiLanguage } from '../strings/i18n.js';
import { chooseLanguage, isUiLanguage } from '../strings/i18n.js';
import { ME_KEY } from './query-client.js';

/** Theme and language: at once in this browser, and kept with the account for the next one. */
export interface PreferenceControls {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  language: UiLanguage;
  setLanguage: (language: UiLanguage) => void;
}

export function usePreferences(): PreferenceControls {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { i18n } = useTranslation();
  const client = useQueryClient();

  const keep = (change: Preferences) => {
    const me = client.getQueryData<Me | null>(ME_KEY);
    if (!me) return;
    client.setQueryData<Me>(ME_KEY, { ...me, preferences: { ...me.preferences, ...change } });
    // This browser has it already; an account that could not be reached gets it with the next change.
    api.updateMe({ preferences: change }).catch(() => undefined);
  };

  return {
    theme: colorScheme,
    setTheme: (theme) => {
      setColorScheme(theme);
      keep({ theme });
    },
    language: isUiLanguage(i18n.language) ? i18n.language : 'en',
    setLanguage: (language) => {
      void chooseLanguage(language);
      keep({ language });
    },
  };
}
