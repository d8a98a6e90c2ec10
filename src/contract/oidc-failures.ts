/** Why signing in with an account elsewhere did not work: `?failure=` of the page that the browser is sent to. */
export const OIDC_FAILURES = ['unavailable', 'refused', 'expired', 'no-account', 'taken', 'disabled'] as const;
export type OidcFailure = (typeof OIDC_FAILURES)[number];
