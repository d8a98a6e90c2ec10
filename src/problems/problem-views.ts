import { KIB } from '../contract/limits.js';
import type { User } from '../users/user.entity.js';
import { limitsInLanguage } from './language-limits.js';
import type { ProblemRow } from './problem-list.js';
import type { ProblemVersion } from './problem-version.entity.js';
import type { ProblemStatement } from './problem-statement.entity.js';
import type {
  LanguageLimitsDto,
  ProblemDto,
  ProblemSummaryDto,
  ProblemVersionDetailDto,
  StatementDto,
} from './problems.dto.js';
import type { ProblemDetail } from './problems.service.js';

export function nameOf(names: Record<string, string>): string {
  return names['en'] ?? Object.values(names)[0] ?? '';
}

export function summaryView(row: ProblemRow): Pick<ProblemSummaryDto, keyof ProblemSummaryDto> {
  return {
    slug: row.slug,
    name: nameOf(row.names),
    names: row.names,
    visibility: row.visibility,
    tags: row.tags,
    difficulty: row.difficulty,
    timeLimitMs: row.timeLimitMs,
    memoryLimitBytes: row.memoryLimitBytes,
    types: row.types,
    mySolved: row.mySolved,
    versionState: row.versionState,
  };
}

export function detailView(detail: ProblemDetail, user: User): ProblemDto {
  const { row, version } = detail;
  return {
    ...summaryView(row),
    version: {
      id: version.id,
      ordinal: version.ordinal,
      state: version.state,
      stateReason: user.role === 'admin' ? version.stateReason : null,
      stateExplanation: user.role === 'admin' ? version.stateExplanation : null,
    },
    limits: {
      timeLimitMs: version.timeLimitMs,
      timeLimitSource: version.timeLimitSource,
      memoryLimitBytes: version.memoryLimitBytes,
      leastTimeLimitMs: detail.testCases.leastTimeLimitMs,
      leastMemoryLimitBytes: detail.testCases.leastMemoryLimitBytes,
      outputLimitBytes: version.outputLimitBytes,
      codeLimitBytes: version.limits.codeKiB * KIB,
      processes: version.judging.processes ?? null,
      byLanguage: languageLimits(version),
    },
    statementLanguages: detail.statementLanguages,
    samples: detail.samples,
    testCaseCount: detail.testCases.count,
    languages: version.judging.languages,
    fileNames: version.judging.fileNames ?? null,
    answerSheet: version.judging.answerSheet ?? null,
    attachments: detail.attachments.map(({ name, sizeBytes }) => ({
      name,
      sizeBytes,
      url: fileUrl(row.slug, 'attachment', name),
    })),
    authors: (version.metadata.credits['authors'] ?? []).map(({ name }) => name),
    source: version.metadata.source,
    license: version.metadata.license,
  };
}

/** Of the languages that may take more or less than the problem says. */
function languageLimits(version: ProblemVersion): LanguageLimitsDto[] {
  const { languages, limitFactors = {} } = version.judging;
  return Object.entries(limitFactors)
    .filter(([id, { time, memory }]) => (languages?.includes(id) ?? true) && (time !== 1 || memory !== 1))
    .map(([language, { time, memory }]) => ({
      language,
      timeFactor: time,
      memoryFactor: memory,
      ...limitsInLanguage(version, language),
    }));
}

export function statementView(slug: string, { language, format, html }: ProblemStatement): StatementDto {
  const pdfUrl = format === 'pdf' ? `/api/v1/problems/${slug}/statement/${language}.pdf` : null;
  return { language, format, html, pdfUrl };
}

export function versionView(
  version: ProblemVersion,
  importedBy: string | null,
  currentVersionId: number,
): ProblemVersionDetailDto {
  return {
    id: version.id,
    ordinal: version.ordinal,
    state: version.state,
    stateReason: version.stateReason,
    stateExplanation: version.stateExplanation,
    isCurrent: version.id === currentVersionId,
    format: version.format,
    packageDigest: version.packageDigest,
    timeLimitMs: version.timeLimitMs,
    timeLimitSource: version.timeLimitSource,
    memoryLimitBytes: version.memoryLimitBytes,
    soundness: version.soundness,
    publishOverride: version.publishOverride,
    report: version.report,
    conversion: version.conversion,
    importedBy,
    createdAt: version.createdAt,
  };
}

/** Where a problem's file is served; statements name their pictures so. */
export function fileUrl(slug: string, kind: string, name: string): string {
  return `/api/v1/problems/${slug}/files/${kind}/${name.split('/').map(encodeURIComponent).join('/')}`;
}
