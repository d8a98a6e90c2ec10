import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageForbidden } from '../app/failure.js';
import { useMe } from '../app/session.js';
import classes from './admin.module.css';

const PAGES = [
  'problems',
  'submissions',
  'rejudgings',
  'users',
  'toolchains',
  'admission',
  'webhooks',
  'audit',
  'system',
] as const;

/** For admins; anybody else is told so. REST refuses them in any case. */
export function AdminLayout() {
  return useMe().role === 'admin' ? <AdminPages /> : <PageForbidden />;
}

/** The second row of navigation, and the page. */
function AdminPages() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is wider than the window: where one is must be seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <>
      <nav ref={nav} className={classes.nav} aria-label={t('admin.navigation')}>
        {PAGES.map((page) => {
          const isActive = pathname.startsWith(`/admin/${page}`);
          return (
            <Link
              key={page}
              to={`/admin/${page}`}
              className={classes.navItem}
              data-active={isActive || undefined}
              aria-current={isActive ? 'page' : undefined}
            >
              {t(`admin.${page}`)}
            </Link>
          );
        })}
      </nav>
      <Outlet />
    </>
  );
}
