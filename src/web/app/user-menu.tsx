import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconCode,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../api/endpoints.js';
import type { UiLanguage } from '../strings/i18n.js';
import { UI_LANGUAGES } from '../strings/i18n.js';
import { MenuItemLink } from './menu-item-link.js';
import { usePreferences } from './preferences.js';
import { endSession, useMe } from './session.js';
import { UserButtonFace } from './user-button-face.js';
import classes from './shell.module.css';

const THEME_ICONS: Record<Theme, typeof IconSun> = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
const THEMES = Object.keys(THEME_ICONS) as Theme[];
const LANGUAGES = Object.keys(UI_LANGUAGES) as UiLanguage[];

/** The person's menu in the top bar: own pages, theme, language, sign out. */
export default function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const router = useRouter();
  const { theme, setTheme, language, setLanguage } = usePreferences();
  const name = me.displayName === '' ? me.username : me.displayName;

  const signOut = async () => {
    await endSession();
    await router.invalidate();
  };

  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <VisuallyHidden>{t('shell.userMenu')}</VisuallyHidden>
          <UserButtonFace name={name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuItemLink to="/profile" leftSection={<IconUser size={16} />}>
          {t('shell.profile')}
        </MenuItemLink>
        <MenuItemLink to="/account" leftSection={<IconSettings size={16} />}>
          {t('shell.account')}
        </MenuItemLink>
        <MenuItemLink to="/languages" leftSection={<IconCode size={16} />}>
          {t('shell.languages')}
        </MenuItemLink>
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {THEMES.map((option) => {
          const Icon = THEME_ICONS[option];
          return (
            <Menu.Item
              key={option}
              closeMenuOnClick={false}
              leftSection={<Icon size={16} />}
              rightSection={option === theme ? <IconCheck size={16} aria-label={t('shell.chosen')} /> : null}
              onClick={() => {
                setTheme(option);
              }}
            >
              {t(`theme.${option}`)}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {LANGUAGES.map((option) => (
          <Menu.Item
            key={option}
            lang={option}
            closeMenuOnClick={false}
            rightSection={option === language ? <IconCheck size={16} aria-label={t('shell.chosen')} /> : null}
            onClick={() => {
              setLanguage(option);
            }}
          >
            {UI_LANGUAGES[option]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
