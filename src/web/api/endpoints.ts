import type { RunEvidence } from '../../contract/evidence.js';
import type { Finding } from '../../contract/package-finding.js';
import type { Role, TokenScope } from '../../contract/roles.js';
import type { RunVerdict, SubmissionState, Verdict } from '../../contract/verdicts.js';
import type { UploadOptions } from './rest.js';
import { apiUrl, request, upload } from './rest.js';

/**
 * REST under /api/v1 as the UI uses it: one function an endpoint, with the shapes it answers.
 * Times are microseconds or milliseconds as their names say, dates ISO 8601.
 */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type Theme = 'light' | 'dark' | 'auto';
export interface Preferences {
  theme?: Theme;
  language?: string;
}

export interface Me {
  id: number;
  username: string;
  displayName: string;
  role: Role;
  preferences: Preferences;
}

export interface Session {
  id: string;
  userAgent: string;
  ipAddress: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isCurrent: boolean;
}

export interface ApiToken {
  id: number;
  name: string;
  prefix: string;
  scopes: TokenScope[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

export interface User {
  id: number;
  username: string;
  displayName: string;
  role: Role;
  isDisabled: boolean;
  createdAt: string;
}

export type Visibility = 'public' | 'hidden';
export type VersionState = 'calibrating' | 'ready' | 'failed';

export interface ProblemRow {
  slug: string;
  name: string;
  visibility: Visibility;
  tags: string[];
  difficulty: number | null;
  timeLimitMs: number | null;
  memoryLimitBytes: number;
  types: string[];
  mySolved: 'solved' | 'tried' | null;
  versionState: VersionState;
}

export interface Sample {
  name: string;
  input: string;
  answer: string;
}

export interface ProblemFile {
  name: string;
  sizeBytes: number;
  mediaType: string;
}

export interface Problem extends ProblemRow {
  statementLanguages: string[];
  samples: Sample[];
  version: { id: number; ordinal: number; state: VersionState; stateReason: string | null };
  languages: string[];
  attachments: ProblemFile[];
}

export interface Statement {
  language: string;
  format: 'markdown' | 'latex' | 'pdf' | 'html';
  html: string | null;
  pdfUrl: string | null;
}

export interface ProblemVersion {
  id: number;
  ordinal: number;
  state: VersionState;
  stateReason: string | null;
  format: string;
  timeLimitMs: number | null;
  timeLimitSource: 'package' | 'derived';
  memoryLimitBytes: number;
  outputLimitBytes: number;
  report: Finding[];
  createdAt: string;
  isCurrent: boolean;
}

export interface Language {
  id: string;
  name: string;
  version: string | null;
  sourceName: string;
  extensions: string[];
  available: boolean;
}

export interface SourceFile {
  name: string;
  content: string;
}

export interface SubmissionRow {
  id: number;
  user: { id: number; username: string; displayName: string };
  problem: { slug: string; name: string } | null;
  language: string;
  state: SubmissionState;
  verdict: Verdict | null;
  score: number | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  sourceBytes: number;
  revision: number;
  createdAt: string;
}

export interface RunResult {
  ordinal: number;
  testCaseName: string;
  isSample: boolean;
  verdict: RunVerdict;
  cpuTimeUs: number;
  wallTimeUs: number;
  memoryPeakBytes: number;
  reason: string;
  evidence?: RunEvidence | null;
  judgeFeedback?: string | null;
  teamFeedback?: string | null;
  outputHead?: string | null;
  stderrTail?: string | null;
}

export interface Judgement {
  id: number;
  verdict: Verdict | null;
  reason: string | null;
  compilerOutput: string | null;
  testCaseCount: number | null;
  libraryDigest: string | null;
  timeLimitMs?: number | null;
  memoryLimitBytes?: number | null;
}

export interface QueuePlace {
  position: number;
  expectedWaitMs: number | null;
}

export interface Submission extends SubmissionRow {
  judgement: Judgement | null;
  runs: RunResult[];
  queue?: QueuePlace | null;
}

export interface CustomRun {
  id: number;
  state: SubmissionState;
  result: CustomRunResult | null;
}

export interface CustomRunResult {
  verdict?: Verdict | null;
  reason?: string | null;
  compilerOutput: string | null;
  stdout: string | null;
  stderr: string | null;
  evidence: RunEvidence | null;
}

export interface VerificationEntry {
  path: string;
  language: string | null;
  expected: Verdict[];
  got: Verdict | null;
  ok: boolean | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  submissionId: number | null;
  note: string | null;
}

export interface Verification {
  id: number;
  state: 'running' | 'finished';
  problem: { slug: string; name: string; timeLimitMs: number | null };
  report: Finding[];
  entries: VerificationEntry[];
  ok: boolean | null;
}

export interface WorkerStatus {
  id: string;
  host?: string;
  slots: number;
  canJudge: boolean;
  reason: string | null;
}

export interface Health {
  status: string;
  database: string;
  workers: WorkerStatus[];
  queue: { waiting: Record<string, number> };
}

export interface NewSubmission {
  problem: string;
  language: string;
  files: SourceFile[];
  entryPoint?: string;
}

export interface SubmissionFilter {
  problem?: string;
  user?: string;
  verdict?: string;
  language?: string;
  cursor?: string;
  limit?: number;
}

const segment = encodeURIComponent;

export const api = {
  me: (signal?: AbortSignal) => request<Me>('GET', '/auth/me', { signal }),
  signIn: (username: string, password: string) =>
    request<{ user: Me }>('POST', '/auth/sign-in', { json: { username, password } }),
  signOut: () => request<undefined>('POST', '/auth/sign-out'),
  updateMe: (change: { displayName?: string; preferences?: Preferences }) =>
    request<Me>('PATCH', '/auth/me', { json: change }),
  changePassword: (currentPassword: string, newPassword: string) =>
    request<undefined>('POST', '/auth/password', { json: { currentPassword, newPassword } }),
  listTokens: (signal?: AbortSignal) => request<Page<ApiToken>>('GET', '/auth/tokens', { signal }),
  createToken: (token: { name: string; scopes: TokenScope[]; expiresInDays?: number }) =>
    request<ApiToken & { token: string }>('POST', '/auth/tokens', { json: token }),
  deleteToken: (id: number) => request<undefined>('DELETE', `/auth/tokens/${String(id)}`),
  listSessions: (signal?: AbortSignal) => request<Page<Session>>('GET', '/auth/sessions', { signal }),
  deleteSession: (id: string) => request<undefined>('DELETE', `/auth/sessions/${segment(id)}`),

  listUsers: (query: { search?: string; cursor?: string }, signal?: AbortSignal) =>
    request<Page<User>>('GET', '/users', { query, signal }),
  createUser: (user: { username: string; displayName: string; role: Role; password?: string }) =>
    request<User & { password?: string }>('POST', '/users', { json: user }),
  updateUser: (id: number, change: { role?: Role; isDisabled?: boolean; password?: string; displayName?: string }) =>
    request<User>('PATCH', `/users/${String(id)}`, { json: change }),

  listProblems: (query: { cursor?: string; limit?: number }, signal?: AbortSignal) =>
    request<Page<ProblemRow>>('GET', '/problems', { query, signal }),
  getProblem: (slug: string, signal?: AbortSignal) => request<Problem>('GET', `/problems/${segment(slug)}`, { signal }),
  getStatement: (slug: string, language: string | undefined, signal?: AbortSignal) =>
    request<Statement>('GET', `/problems/${segment(slug)}/statement`, { query: { language }, signal }),
  uploadProblem: (file: Blob, options: UploadOptions) =>
    upload<{ slug: string; version: ProblemVersion; report: Finding[] }>('/problems', file, options),
  updateProblem: (slug: string, change: { visibility?: Visibility; tags?: string[]; difficulty?: number | null }) =>
    request<ProblemRow>('PATCH', `/problems/${segment(slug)}`, { json: change }),
  deleteProblem: (slug: string) => request<undefined>('DELETE', `/problems/${segment(slug)}`),
  listVersions: (slug: string, signal?: AbortSignal) =>
    request<Page<ProblemVersion>>('GET', `/problems/${segment(slug)}/versions`, { signal }),
  packageUrl: (slug: string) => apiUrl(`/problems/${segment(slug)}/package`),
  attachmentUrl: (slug: string, name: string) => apiUrl(`/problems/${segment(slug)}/files/attachment/${segment(name)}`),

  submit: (submission: NewSubmission) => request<SubmissionRow>('POST', '/submissions', { json: submission }),
  listSubmissions: (query: SubmissionFilter, signal?: AbortSignal) =>
    request<Page<SubmissionRow>>('GET', '/submissions', { query: { ...query }, signal }),
  getSubmission: (id: number, waitSeconds?: number, signal?: AbortSignal) =>
    request<Submission>('GET', `/submissions/${String(id)}`, { query: { wait: waitSeconds }, signal }),
  getSource: (id: number, signal?: AbortSignal) =>
    request<{ files: SourceFile[] }>('GET', `/submissions/${String(id)}/source`, { signal }),
  rejudge: (id: number) => request<SubmissionRow>('POST', `/submissions/${String(id)}/rejudge`),

  startRun: (run: { language: string; files: SourceFile[]; input: string }) =>
    request<{ id: number }>('POST', '/runs', { json: run }),
  getRun: (id: number, waitSeconds: number, signal?: AbortSignal) =>
    request<CustomRun>('GET', `/runs/${String(id)}`, { query: { wait: waitSeconds }, signal }),

  startVerification: (file: Blob, options: UploadOptions) => upload<{ id: number }>('/verifications', file, options),
  verifyProblem: (slug: string) => request<{ id: number }>('POST', `/problems/${segment(slug)}/verify`),
  getVerification: (id: number, signal?: AbortSignal) =>
    request<Verification>('GET', `/verifications/${String(id)}`, { signal }),

  listLanguages: (signal?: AbortSignal) => request<Language[] | Page<Language>>('GET', '/languages', { signal }),
  health: (signal?: AbortSignal) => request<Health>('GET', '/health', { signal }),
};
