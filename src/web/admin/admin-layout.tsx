import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

const PAGES = ['problems', 'submissions', 'rejudgings', 'users', 'audit', 'system'] as const;

/** The second row of navigation, for admins. */
export function AdminLayout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <>
      <nav className={classes.nav} aria-label={t('admin.navigation')}>
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
