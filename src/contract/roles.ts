export const ROLES = ['admin', 'student'] as const;
export type Role = (typeof ROLES)[number];

/** What an API token may do. A session may do all that its user may. */
export const TOKEN_SCOPES = {
  read: 'read what the owner may read',
  submit: 'submit and run code, and read the results',
  admin: 'everything the owner may do',
} as const satisfies Record<string, string>;
export type TokenScope = keyof typeof TOKEN_SCOPES;
