import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../../contract/verdicts.js';
import { MayBeLeftOut } from '../../http/may-be-left-out.js';
import { PageQuery } from '../../http/page.js';
import type { ComparedSubmission } from './comparison.js';
import type { RejudgingFilter } from './rejudging.entity.js';
import type { RejudgingReport } from './rejudgings.service.js';

const MOST_IDS = 1000;
const LARGEST_ID = 2_147_483_647;
export const REJUDGING_STATES = ['judging', 'ready', 'applied', 'discarded'] as const;
export type RejudgingState = (typeof REJUDGING_STATES)[number];

/** Which submissions; all members given must hold. At least one is needed. */
export class RejudgingBody implements RejudgingFilter {
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer' }, maxItems: MOST_IDS })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IDS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(LARGEST_ID, { each: true })
  submissions?: number[];

  @ApiPropertyOptional({ type: String, description: 'Slug of a problem' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  problem?: string;

  @ApiPropertyOptional({ type: String, description: 'User name, whatever its case' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  user?: string;

  @ApiPropertyOptional({ type: String, description: 'Id of a language' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  language?: string;

  @ApiPropertyOptional({ enum: VERDICT_IDS, enumName: 'Verdict', description: 'That counts now' })
  @MayBeLeftOut()
  @IsIn(VERDICT_IDS)
  verdict?: Verdict;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Handed in from then on' })
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  since?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Handed in before then' })
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  until?: string;
}

export class TransitionDto {
  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'Of the judgement before' })
  before!: Verdict | null;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'null while it is judged' })
  after!: Verdict | null;

  @ApiProperty({ type: 'integer', description: 'Submissions' })
  count!: number;
}

/** A rejudging with what it changes (or changed) in figures. */
export class RejudgingDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({
    enum: REJUDGING_STATES,
    enumName: 'RejudgingState',
    description: '`judging` until all is judged; `ready` to be applied or discarded',
  })
  state!: RejudgingState;

  @ApiProperty({ type: () => RejudgingBody })
  filter!: RejudgingBody;

  @ApiProperty({ type: String, description: 'Who began it' })
  username!: string;

  @ApiProperty({ type: 'integer', description: 'Submissions' })
  total!: number;

  @ApiProperty({ type: 'integer' })
  judged!: number;

  @ApiProperty({ type: 'integer', description: 'Verdict or score differs' })
  changed!: number;

  @ApiProperty({ type: 'integer', description: 'New judgements that ended as JE: these are never applied' })
  judgingErrors!: number;

  @ApiProperty({ type: 'integer', description: 'Judged again by other means meanwhile: these are left alone' })
  overtaken!: number;

  @ApiProperty({ type: 'integer', description: 'New judgements that count' })
  applied!: number;

  @ApiProperty({ type: 'integer', description: 'Matched the filter, but had no verdict yet when it began' })
  leftOut!: number;

  @ApiProperty({ type: () => [TransitionDto], description: 'Old verdict to new, the most frequent first' })
  transitions!: TransitionDto[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Applied or discarded' })
  decidedAt!: Date | null;

  static of({ rejudging, counts, transitions, username }: RejudgingReport): RejudgingDto {
    const { id, filter, leftOut, createdAt, decidedAt } = rejudging;
    const open: RejudgingState = counts.judged < counts.total ? 'judging' : 'ready';
    const state = rejudging.state === 'open' ? open : rejudging.state;
    return { id, state, filter, username, ...counts, leftOut, transitions, createdAt, decidedAt };
  }
}

export class ComparedSubmissionsQuery extends PageQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Only those that change, or only those that do not' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  changed?: boolean;

  @ApiPropertyOptional({ enum: VERDICT_IDS, enumName: 'Verdict' })
  @MayBeLeftOut()
  @IsIn(VERDICT_IDS)
  before?: Verdict;

  @ApiPropertyOptional({ enum: VERDICT_IDS, enumName: 'Verdict' })
  @MayBeLeftOut()
  @IsIn(VERDICT_IDS)
  after?: Verdict;
}

/** One side of a comparison. */
export class ComparedJudgementDto {
  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;

  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The version of the problem' })
  problemVersion!: number | null;
}

export class ComparedSubmissionDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Slug' })
  problem!: string | null;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String })
  language!: string;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState', description: 'Of the new judgement' })
  state!: SubmissionState;

  @ApiProperty({ type: () => ComparedJudgementDto })
  before!: ComparedJudgementDto;

  @ApiProperty({ type: () => ComparedJudgementDto })
  after!: ComparedJudgementDto;

  @ApiProperty({ type: Boolean })
  isChanged!: boolean;

  @ApiProperty({ type: Boolean, description: 'The new judgement counts' })
  isApplied!: boolean;

  @ApiProperty({ type: Boolean, description: 'Judged again by other means meanwhile' })
  isOvertaken!: boolean;

  static of(row: ComparedSubmission): ComparedSubmissionDto {
    const { problem, username, language, state, isChanged, isApplied, isOvertaken } = row;
    return {
      id: row.submissionId,
      problem,
      username,
      language,
      state,
      before: { verdict: row.beforeVerdict, score: row.beforeScore, problemVersion: row.beforeVersion },
      after: { verdict: row.afterVerdict, score: row.afterScore, problemVersion: row.afterVersion },
      isChanged,
      isApplied,
      isOvertaken,
    };
  }
}
