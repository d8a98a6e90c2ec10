/** What the audit log calls the actions of admins. `request`: one that has no word of its own; its details name the route. */
export const AUDIT_ACTIONS = [
  'account-created',
  'account-changed',
  'admin-ensured',
  'problem-imported',
  'problem-changed',
  'problem-edited',
  'problem-removed',
  'problem-version-chosen',
  'verification-started',
  'verification-removed',
  'submission-rejudged',
  'admission-changed',
  'webhook-created',
  'webhook-changed',
  'webhook-removed',
  'rejudging-started',
  'rejudging-applied',
  'rejudging-discarded',
  'backup-made',
  'backup-restored',
  'library-build',
  'library-use',
  'library-test',
  'library-remove',
  'password-link-made',
  'second-factor-reset',
  'request',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an action was done to; the subject's id is a number, or a slug for problems. */
export const AUDIT_SUBJECTS = [
  // One a line.
  'account',
  'problem',
  'verification',
  'submission',
  'admission',
  'rejudging',
  'webhook',
  'installation',
  'library',
  'route',
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
