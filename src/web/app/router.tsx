import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { ProblemListPage } from '../problems/problem-list-page.js';
import { PageFailure, PageNotFound } from './failure.js';
import { queryClient, whenSignedOut } from './query-client.js';
import {
  auditSearch,
  id,
  oidcFailure,
  problemListSearch,
  submissionListSearch,
  text,
  wordSearch,
} from './search-params.js';
import type { OidcFailure } from '../../contract/oidc-failures.js';
import { meQuery } from './session.js';
import { Shell } from './shell.js';

/**
 * Every page and its address. The problem list comes with the first script; all others load when first visited.
 * Filters live in the address, so that a reload or a shared link shows the same.
 */
const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: PageFailure,
  notFoundComponent: PageNotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { next?: string; failure?: OidcFailure } => ({
    next: text(raw, 'next'),
    failure: oidcFailure(raw),
  }),
  component: lazyRouteComponent(() => import('../account/sign-in-page.js'), 'SignInPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  component: lazyRouteComponent(() => import('../account/register-page.js'), 'RegisterPage'),
});

const passwordLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('../account/password-link-page.js'), 'PasswordLinkPage'),
});

const sessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'session',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.query({ ...meQuery, staleTime: 'static' });
    if (me === null) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
  },
  component: Shell,
  errorComponent: PageFailure,
});

const homeRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/problems', throw: true });
  },
});

const problemsRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/problems',
  validateSearch: problemListSearch,
  component: ProblemListPage,
});

const problemRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/problems/$slug',
  validateSearch: (raw: Record<string, unknown>): { submission?: number } => ({ submission: id(raw, 'submission') }),
  component: lazyRouteComponent(() => import('../problems/problem-page.js'), 'ProblemPage'),
});

const submissionsRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/submissions',
  validateSearch: submissionListSearch,
  component: lazyRouteComponent(() => import('../submissions/submissions-page.js'), 'SubmissionsPage'),
});

const submissionRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/submissions/$id',
  component: lazyRouteComponent(() => import('../submissions/submission-page.js'), 'SubmissionPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/compare',
  validateSearch: (raw: Record<string, unknown>): { left?: number; right?: number } => ({
    left: id(raw, 'left'),
    right: id(raw, 'right'),
  }),
  component: lazyRouteComponent(() => import('../submissions/compare-page.js'), 'ComparePage'),
});

const profileRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('../account/profile-page.js'), 'ProfilePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/account',
  validateSearch: (raw: Record<string, unknown>): { failure?: OidcFailure } => ({ failure: oidcFailure(raw) }),
  component: lazyRouteComponent(() => import('../account/account-page.js'), 'AccountPage'),
});

const languagesRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/languages',
  component: lazyRouteComponent(() => import('../account/languages-page.js'), 'LanguagesPage'),
});

const adminRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('../admin/admin-layout.js'), 'AdminLayout'),
});

const adminHomeRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/admin/problems', throw: true });
  },
});

const adminProblemsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/problems',
  validateSearch: wordSearch,
  component: lazyRouteComponent(() => import('../admin/problems-page.js'), 'AdminProblemsPage'),
});

const adminProblemRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/problems/$slug',
  validateSearch: (raw: Record<string, unknown>): { verification?: number } => ({
    verification: id(raw, 'verification'),
  }),
  component: lazyRouteComponent(() => import('../admin/problem-page.js'), 'AdminProblemPage'),
});

const adminPackageRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/problems/$slug/files',
  component: lazyRouteComponent(() => import('../admin/package-page.js'), 'PackagePage'),
});

const adminCompareRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/problems/$slug/compare',
  validateSearch: (raw: Record<string, unknown>): { before: number; after: number } => ({
    before: id(raw, 'before') ?? 1,
    after: id(raw, 'after') ?? 1,
  }),
  component: lazyRouteComponent(() => import('../admin/compare-versions-page.js'), 'CompareVersionsPage'),
});

const adminVerificationRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/verifications/$id',
  component: lazyRouteComponent(() => import('../admin/verification-page.js'), 'VerificationPage'),
});

const adminSubmissionsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/submissions',
  validateSearch: submissionListSearch,
  component: lazyRouteComponent(() => import('../admin/submissions-page.js'), 'AdminSubmissionsPage'),
});

const adminUsersRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/users',
  validateSearch: wordSearch,
  component: lazyRouteComponent(() => import('../admin/users-page.js'), 'UsersPage'),
});

const adminRejudgingsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/rejudgings',
  component: lazyRouteComponent(() => import('../admin/rejudgings-page.js'), 'RejudgingsPage'),
});

const adminRejudgingRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/rejudgings/$id',
  component: lazyRouteComponent(() => import('../admin/rejudging-page.js'), 'RejudgingPage'),
});

const adminAuditRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../admin/audit-page.js'), 'AuditPage'),
});

const adminToolchainsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/toolchains',
  component: lazyRouteComponent(() => import('../admin/toolchains-page.js'), 'ToolchainsPage'),
});

const adminAdmissionRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admission',
  component: lazyRouteComponent(() => import('../admin/admission-page.js'), 'AdmissionPage'),
});

const adminWebhooksRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../admin/webhooks-page.js'), 'WebhooksPage'),
});

const adminWebhookRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('../admin/webhook-page.js'), 'WebhookPage'),
});

const adminSystemRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/system',
  component: lazyRouteComponent(() => import('../admin/system-page.js'), 'SystemPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  registerRoute,
  passwordLinkRoute,
  sessionRoute.addChildren([
    homeRoute,
    problemsRoute,
    problemRoute,
    submissionsRoute,
    submissionRoute,
    compareRoute,
    profileRoute,
    accountRoute,
    languagesRoute,
    adminRoute.addChildren([
      adminHomeRoute,
      adminProblemsRoute,
      adminProblemRoute,
      adminPackageRoute,
      adminCompareRoute,
      adminVerificationRoute,
      adminSubmissionsRoute,
      adminUsersRoute,
      adminRejudgingsRoute,
      adminRejudgingRoute,
      adminAuditRoute,
      adminToolchainsRoute,
      adminAdmissionRoute,
      adminWebhooksRoute,
      adminWebhookRoute,
      adminSystemRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

whenSignedOut(() => void router.invalidate());

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
