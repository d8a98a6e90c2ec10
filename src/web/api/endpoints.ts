import type { components } from '../../contract/openapi.js';
import type { UploadOptions } from './rest.js';
import { answer, client, fetchText, uploadZip } from './rest.js';

/**
 * REST as the UI uses it: one function an endpoint. Every shape is the server's own (contract/openapi.ts); only what
 * live events cannot carry is loosened here.
 */
type Schemas = components['schemas'];

export type Me = Schemas['MeDto'];
export type Session = Schemas['SessionDto'];
export type ApiToken = Schemas['ApiTokenDto'];
export type NewToken = Schemas['NewTokenBody'];
export type Identity = Schemas['IdentityDto'];
export type User = Schemas['AccountDto'];
export type NewUser = Schemas['NewAccountBody'];
export type UserChanges = Schemas['AccountChangesBody'];
export type ProblemRow = Schemas['ProblemSummaryDto'];
export type Problem = Schemas['ProblemDto'];
export type ProblemChanges = Schemas['ProblemChangesBody'];
export type ProblemVersion = Schemas['ProblemVersionDetailDto'];
export type ConversionEntry = Schemas['ConversionEntryDto'];
export type PackageFile = Schemas['PackageFileDto'];
export type PackageEdit = Schemas['PackageEditBody'];
export type FileChange = Schemas['FileChangeBody'];
export type FileComparison = Schemas['FileComparisonDto'];
export type Sample = Schemas['SampleDto'];
export type Imported = Schemas['ImportedDto'];
export type Language = Schemas['LanguageDto'];
export type SourceFile = Schemas['SourceFileDto'];
export type NewSubmission = Schemas['NewSubmissionBody'];
export type SubmissionRow = Schemas['SubmissionSummaryDto'];
export type Judgement = Schemas['JudgementDto'];
export type CustomRun = Schemas['CustomRunDto'];
export type CustomRunResult = Schemas['CustomRunResultDto'];
export type NewCustomRun = Schemas['NewCustomRunBody'];
export type Verification = Schemas['VerificationDto'];
export type VerificationEntry = Schemas['VerificationEntryDto'];
export type AuditEntry = Schemas['AuditEntryDto'];
export type Worker = Schemas['WorkerDto'];
export type Library = Schemas['LibraryDto'];
export type LibraryTask = Schemas['LibraryTaskDto'];
export type Admission = Schemas['AdmissionDto'];
export type AdmissionChange = Schemas['AdmissionChangeDto'];
export type Webhook = Schemas['WebhookDto'];
export type WebhookDelivery = Schemas['WebhookDeliveryDto'];
export type Rejudging = Schemas['RejudgingDto'];
export type NewRejudging = Schemas['RejudgingBody'];
export type ComparedSubmission = Schemas['ComparedSubmissionDto'];
export type Activity = Schemas['ActivityDto'];
export type Work = Schemas['WorkDto'];
export type Timeline = Schemas['TimelineDto'];

/** Events bring runs without the evidence; it comes with the next answer of REST. */
export type RunResult = Omit<Schemas['RunDto'], 'evidence'> & { evidence: Schemas['EvidenceDto'] | null };
export type Submission = Omit<Schemas['SubmissionDto'], 'runs'> & { runs: RunResult[] };

export type Theme = 'light' | 'dark' | 'auto';
export interface Preferences {
  theme?: Theme;
  language?: string;
}

export interface SubmissionFilter {
  problem?: string;
  user?: string;
  verdict?: Schemas['Verdict'];
  language?: string;
  cursor?: string;
  limit?: number;
}

export interface AuditFilter {
  user?: string;
  action?: Schemas['AuditAction'];
  since?: string;
  until?: string;
  cursor?: string;
  limit?: number;
}

interface PageQuery {
  cursor?: string;
  limit?: number;
}

type Signal = AbortSignal | undefined;

const account = {
  me: (signal: Signal) => answer(client.GET('/api/v1/auth/me', { signal })),
  signIn: (username: string, password: string, code?: string) =>
    answer(client.POST('/api/v1/auth/sign-in', { body: { username, password, code } })),
  signInWays: (signal: Signal) => answer(client.GET('/api/v1/auth/ways', { signal })),
  register: (body: Schemas['RegistrationBody']) => answer(client.POST('/api/v1/auth/register', { body })),
  usePasswordLink: (token: string, newPassword: string) =>
    answer(client.POST('/api/v1/auth/password-link', { body: { token, newPassword } })),
  oidcStartUrl: (next: string | undefined) =>
    `/api/v1/auth/oidc/start${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`,
  linkIdentity: () => answer(client.POST('/api/v1/auth/oidc/link')),
  listIdentities: (signal: Signal) => answer(client.GET('/api/v1/auth/identities', { signal })),
  deleteIdentity: (id: number) => answer(client.DELETE('/api/v1/auth/identities/{id}', { params: { path: { id } } })),
  secondFactor: (signal: Signal) => answer(client.GET('/api/v1/auth/second-factor', { signal })),
  beginSecondFactor: (currentPassword: string) =>
    answer(client.POST('/api/v1/auth/second-factor', { body: { currentPassword } })),
  confirmSecondFactor: (code: string) => answer(client.POST('/api/v1/auth/second-factor/confirm', { body: { code } })),
  renewRecoveryCodes: (currentPassword: string) =>
    answer(client.POST('/api/v1/auth/second-factor/recovery-codes', { body: { currentPassword } })),
  removeSecondFactor: (currentPassword: string) =>
    answer(client.POST('/api/v1/auth/second-factor/remove', { body: { currentPassword } })),
  signOut: () => answer(client.POST('/api/v1/auth/sign-out')),
  updateMe: ({ displayName, preferences }: { displayName?: string; preferences?: Preferences }) =>
    answer(client.PATCH('/api/v1/auth/me', { body: { displayName, preferences: preferences && { ...preferences } } })),
  changePassword: (currentPassword: string, newPassword: string) =>
    answer(client.POST('/api/v1/auth/password', { body: { currentPassword, newPassword } })),
  listTokens: (signal: Signal) => answer(client.GET('/api/v1/auth/tokens', { signal })),
  createToken: (body: NewToken) => answer(client.POST('/api/v1/auth/tokens', { body })),
  deleteToken: (id: number) => answer(client.DELETE('/api/v1/auth/tokens/{id}', { params: { path: { id } } })),
  listSessions: (signal: Signal) => answer(client.GET('/api/v1/auth/sessions', { signal })),
  deleteSession: (id: string) => answer(client.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } })),
};

const users = {
  listUsers: (query: { search?: string; cursor?: string; limit?: number }, signal: Signal) =>
    answer(client.GET('/api/v1/users', { params: { query }, signal })),
  createUser: (body: NewUser) => answer(client.POST('/api/v1/users', { body })),
  updateUser: (id: number, body: UserChanges) =>
    answer(client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })),
  makePasswordLink: (id: number) =>
    answer(client.POST('/api/v1/users/{id}/password-link', { params: { path: { id } } })),
  resetSecondFactor: (id: number) =>
    answer(client.DELETE('/api/v1/users/{id}/second-factor', { params: { path: { id } } })),
};

const problems = {
  listProblems: (query: { cursor?: string; limit?: number }, signal: Signal) =>
    answer(client.GET('/api/v1/problems', { params: { query }, signal })),
  getProblem: (slug: string, signal: Signal) =>
    answer(client.GET('/api/v1/problems/{slug}', { params: { path: { slug } }, signal })),
  getStatement: (slug: string, language: string | undefined, signal: Signal) =>
    answer(
      client.GET('/api/v1/problems/{slug}/statement', { params: { path: { slug }, query: { language } }, signal }),
    ),
  uploadProblem: (file: Blob, options: UploadOptions) => uploadZip<Imported>('/api/v1/problems', file, options),
  updateProblem: (slug: string, body: ProblemChanges) =>
    answer(client.PATCH('/api/v1/problems/{slug}', { params: { path: { slug } }, body })),
  deleteProblem: (slug: string) => answer(client.DELETE('/api/v1/problems/{slug}', { params: { path: { slug } } })),
  listVersions: (slug: string, signal: Signal) =>
    answer(client.GET('/api/v1/problems/{slug}/versions', { params: { path: { slug } }, signal })),
  listPackageFiles: (slug: string, ordinal: number, signal: Signal) =>
    answer(
      client.GET('/api/v1/problems/{slug}/versions/{ordinal}/files', { params: { path: { slug, ordinal } }, signal }),
    ),
  /** The client would write the path's slashes as %2F, which is another path. */
  getPackageFile: (slug: string, ordinal: number, path: string, signal: Signal) =>
    fetchText(
      `/api/v1/problems/${encodeURIComponent(slug)}/versions/${String(ordinal)}/files/${path.split('/').map(encodeURIComponent).join('/')}`,
      signal,
    ),
  compareVersions: (slug: string, query: { before: number; after: number }, signal: Signal) =>
    answer(client.GET('/api/v1/problems/{slug}/compare', { params: { path: { slug }, query }, signal })),
  editPackage: (slug: string, body: PackageEdit) =>
    answer(client.POST('/api/v1/problems/{slug}/edit', { params: { path: { slug } }, body })),
  previewStatement: (slug: string, body: { path: string; text: string }, signal: Signal) =>
    answer(client.POST('/api/v1/problems/{slug}/statement-preview', { params: { path: { slug } }, body, signal })),
  packageUrl: (slug: string) => `/api/v1/problems/${encodeURIComponent(slug)}/package`,
  sampleUrl: (slug: string, ordinal: number, part: 'input' | 'answer') =>
    `/api/v1/problems/${encodeURIComponent(slug)}/samples/${String(ordinal)}/${part}`,
  testCaseUrl: (submissionId: number, ordinal: number, part: 'input' | 'answer') =>
    `/api/v1/submissions/${String(submissionId)}/runs/${String(ordinal)}/${part}`,
  listLanguages: (signal: Signal) => answer(client.GET('/api/v1/languages', { signal })),
};

const judging = {
  /** The same key twice makes one submission: a repeated request is safe. */
  submit: (body: NewSubmission, key: string) =>
    answer(client.POST('/api/v1/submissions', { params: { header: { 'idempotency-key': key } }, body })),
  listSubmissions: (query: SubmissionFilter, signal: Signal) =>
    answer(client.GET('/api/v1/submissions', { params: { query }, signal })),
  getSubmission: (id: number, wait: number | undefined, signal: Signal): Promise<Submission> =>
    answer(client.GET('/api/v1/submissions/{id}', { params: { path: { id }, query: { wait } }, signal })),
  getSource: (id: number, signal: Signal) =>
    answer(client.GET('/api/v1/submissions/{id}/source', { params: { path: { id } }, signal })),
  startRejudging: (body: NewRejudging) => answer(client.POST('/api/v1/rejudgings', { body })),
  listRejudgings: (query: { cursor?: string; limit?: number }, signal: Signal) =>
    answer(client.GET('/api/v1/rejudgings', { params: { query }, signal })),
  getRejudging: (id: number, signal: Signal) =>
    answer(client.GET('/api/v1/rejudgings/{id}', { params: { path: { id } }, signal })),
  listRejudged: (id: number, query: { changed?: boolean; cursor?: string; limit?: number }, signal: Signal) =>
    answer(client.GET('/api/v1/rejudgings/{id}/submissions', { params: { path: { id }, query }, signal })),
  applyRejudging: (id: number) => answer(client.POST('/api/v1/rejudgings/{id}/apply', { params: { path: { id } } })),
  discardRejudging: (id: number) =>
    answer(client.POST('/api/v1/rejudgings/{id}/discard', { params: { path: { id } } })),
  startRun: (body: NewCustomRun) => answer(client.POST('/api/v1/runs', { body })),
  getRun: (id: number, wait: number, signal: Signal) =>
    answer(client.GET('/api/v1/runs/{id}', { params: { path: { id }, query: { wait } }, signal })),
  startVerification: (file: Blob, options: UploadOptions) =>
    uploadZip<Verification>('/api/v1/verifications', file, options),
  listVerifications: (slug: string, signal: Signal) =>
    answer(client.GET('/api/v1/problems/{slug}/verifications', { params: { path: { slug } }, signal })),
  /** @param version by default the current one */
  verifyProblem: (slug: string, version?: number) =>
    answer(client.POST('/api/v1/problems/{slug}/verify', { params: { path: { slug }, query: { version } } })),
  chooseVersion: (slug: string, ordinal: number, body: { overrideReason?: string }) =>
    answer(
      client.POST('/api/v1/problems/{slug}/versions/{ordinal}/use', { params: { path: { slug, ordinal } }, body }),
    ),
  getVerification: (id: number, signal: Signal) =>
    answer(client.GET('/api/v1/verifications/{id}', { params: { path: { id } }, signal })),
};

const operations = {
  health: (signal: Signal) => answer(client.GET('/api/v1/health', { signal })),
  listAudit: (query: AuditFilter, signal: Signal) => answer(client.GET('/api/v1/audit', { params: { query }, signal })),
  activity: (hours: number, signal: Signal) =>
    answer(client.GET('/api/v1/activity', { params: { query: { hours } }, signal })),
  work: (signal: Signal) => answer(client.GET('/api/v1/activity/now', { signal })),
  timeline: (id: number, signal: Signal) =>
    answer(client.GET('/api/v1/submissions/{id}/timeline', { params: { path: { id } }, signal })),
  retry: (id: number) => answer(client.POST('/api/v1/submissions/{id}/retry', { params: { path: { id } } })),
  getAdmission: (signal: Signal) => answer(client.GET('/api/v1/admission', { signal })),
  changeAdmission: (body: Schemas['AdmissionPolicyBody']) => answer(client.PUT('/api/v1/admission', { body })),
  listAdmissionChanges: (query: PageQuery, signal: Signal) =>
    answer(client.GET('/api/v1/admission/changes', { params: { query }, signal })),
  listWebhooks: (signal: Signal) => answer(client.GET('/api/v1/webhooks', { signal })),
  createWebhook: (body: Schemas['NewWebhookBody']) => answer(client.POST('/api/v1/webhooks', { body })),
  changeWebhook: (id: number, body: Schemas['WebhookChangesBody']) =>
    answer(client.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body })),
  removeWebhook: (id: number) => answer(client.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } })),
  pingWebhook: (id: number) => answer(client.POST('/api/v1/webhooks/{id}/ping', { params: { path: { id } } })),
  listDeliveries: (id: number, query: PageQuery & { state?: Schemas['DeliveryState'] }, signal: Signal) =>
    answer(client.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query }, signal })),
  replayDelivery: (id: number, delivery: number) =>
    answer(client.POST('/api/v1/webhooks/{id}/deliveries/{delivery}/replay', { params: { path: { id, delivery } } })),
  listLibraries: (signal: Signal) => answer(client.GET('/api/v1/libraries', { signal })),
  listLibraryTasks: (signal: Signal) => answer(client.GET('/api/v1/libraries/tasks', { signal })),
  buildLibrary: (body: Schemas['LibraryBuildBody']) => answer(client.POST('/api/v1/libraries', { body })),
  useLibrary: (digest: string, host: string) =>
    answer(client.POST('/api/v1/libraries/{digest}/use', { params: { path: { digest } }, body: { host } })),
  testLibrary: (digest: string, host: string) =>
    answer(client.POST('/api/v1/libraries/{digest}/test', { params: { path: { digest } }, body: { host } })),
  removeLibrary: (digest: string, host: string) =>
    answer(client.DELETE('/api/v1/libraries/{digest}', { params: { path: { digest }, query: { host } } })),
  listWorkers: (signal: Signal) => answer(client.GET('/api/v1/workers', { signal })),
};

export const api = { ...account, ...users, ...problems, ...judging, ...operations };
