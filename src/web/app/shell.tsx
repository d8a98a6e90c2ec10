import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useDocumentTitle, useWindowEvent } from '@mantine/hooks';
import { useIsFetching } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from './brand.js';
import { ConnectionBanner } from './connection-banner.js';
import { useMe } from './session.js';
import { UserButtonFace } from './user-button-face.js';
import classes from './shell.module.css';

const UserMenu = lazy(() => import('./user-menu.js'));

/** The frame around every page of a signed-in person. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  useWindowEvent('dragover', keepPage);
  useWindowEvent('drop', keepPage);
  const isFetching = useIsFetching({ predicate: (query) => query.state.data === undefined }) > 0;
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/problems" className={classes.brand} aria-label="Docket">
          <BrandMark />
          <span className={classes.name}>Docket</span>
        </Link>
        <nav className={classes.nav} aria-label={t('shell.navigation')}>
          <NavItem to="/problems" label={t('shell.problems')} />
          <NavItem to="/submissions" label={t('shell.submissions')} />
          {me.role === 'admin' ? <NavItem to="/admin" label={t('shell.admin')} /> : null}
        </nav>
        <Suspense
          fallback={
            <span className={classes.user}>
              <UserButtonFace name={me.displayName === '' ? me.username : me.displayName} />
            </span>
          }
        >
          <UserMenu />
        </Suspense>
        <div className={classes.progress} data-active={isFetching || undefined} aria-hidden="true" />
      </header>
      <ConnectionBanner />
      <Outlet />
    </div>
  );
}

/** A file dropped beside the place for it would be opened by the browser in place of this page. */
function keepPage(event: DragEvent): void {
  if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

function NavItem({ to, label }: { to: '/problems' | '/submissions' | '/admin'; label: string }) {
  const { pathname } = useLocation();
  const isActive = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <Link
      to={to}
      className={classes.navItem}
      data-active={isActive || undefined}
      aria-current={isActive ? 'page' : undefined}
    >
      {label}
    </Link>
  );
}

/** A page's content and its title in the browser's tab. `wide` fills the window (editor pages). */
export function Page({ title, children, wide = false }: { title: string; children: React.ReactNode; wide?: boolean }) {
  useDocumentTitle(`${title} · Docket`);
  return (
    <main id="main" tabIndex={-1} className={wide ? classes.wide : classes.page}>
      {children}
    </main>
  );
}
