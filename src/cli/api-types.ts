/** The server's answers, by the types made from its routes. */
import type { components } from '../contract/openapi.js';

type Schemas = components['schemas'];

export type Conversion = Schemas['ConversionDto'];
export type CustomRun = Schemas['CustomRunDto'];
export type CustomRunResult = Schemas['CustomRunResultDto'];
export type Health = Schemas['HealthDto'];
export type ImportAnswer = Schemas['ImportedDto'];
export type LanguageRow = Schemas['LanguageDto'];
/** A token as it is shown once, when it is made. */
export type NewToken = Schemas['IssuedTokenDto'];
export type ProblemDetail = Schemas['ProblemDto'];
export type ProblemRow = Schemas['ProblemSummaryDto'];
export type Replay = Schemas['ReplayDto'];
export type Rejudging = Schemas['RejudgingDto'];
export type RunRow = Schemas['RunDto'];
export type SubmissionDetail = Schemas['SubmissionDto'];
export type SubmissionRow = Schemas['SubmissionSummaryDto'];
export type Timeline = Schemas['TimelineDto'];
export type TokenRow = Schemas['ApiTokenDto'];
export type Verification = Schemas['VerificationDto'];
export type VerificationEntry = Schemas['VerificationEntryDto'];
export type VersionRow = Schemas['ProblemVersionDetailDto'];
