/**
 * The handlers that each submission and each run without a problem passes before it is accepted, in the order in force
 * when nobody has changed it. What each does is in src/submissions/admission/handlers.
 */
export const ADMISSION_HANDLERS = ['authentication', 'window', 'quota', 'program', 'duplicate', 'lane'] as const;
export type AdmissionHandlerId = (typeof ADMISSION_HANDLERS)[number];
