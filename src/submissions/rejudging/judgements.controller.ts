import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CurrentUser } from '../../auth/current-user.js';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../../contract/verdicts.js';
import { ApiSignedIn } from '../../http/access.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { User } from '../../users/user.entity.js';
import { SubmissionsService } from '../submissions.service.js';

class PastJudgementDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: 'integer' })
  ordinal!: number;

  @ApiProperty({ type: Boolean, description: 'It is the one that counts' })
  isCurrent!: boolean;

  @ApiProperty({ type: Boolean, description: 'Admins: of a rejudging that is not applied; it never counted' })
  isPreview!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The rejudging that made it' })
  rejudging!: number | null;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;

  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: 'integer', description: 'The version of the problem it was judged on' })
  problemVersion!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  cpuTimeUs!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  memoryPeakBytes!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

/** The history of a submission's judgements: a rejudge adds one and takes none away. */
@ApiTags('submissions')
@ApiSignedIn()
@Controller('submissions')
export class JudgementsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly dataSource: DataSource,
  ) {}

  @Get(':id/judgements')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Every judgement of a submission, newest first',
    description: 'Students see those that count or have counted.',
  })
  @ApiOkResponse({ type: [PastJudgementDto] })
  @ApiProblems('not-found')
  async list(@CurrentUser() user: User, @Param('id', IdPipe) id: number): Promise<PastJudgementDto[]> {
    const submission = await this.submissions.get(user, id);
    return this.dataSource.query<PastJudgementDto[]>(
      `SELECT judgement.id, judgement.ordinal, judgement.id = $2 AS "isCurrent", judgement.is_preview AS "isPreview",
              judgement.rejudging_id AS rejudging, judgement.state, judgement.verdict, judgement.score,
              judgement.reason, version.ordinal AS "problemVersion", judgement.cpu_time_us AS "cpuTimeUs",
              judgement.memory_peak_bytes AS "memoryPeakBytes", judgement.finished_at AS "finishedAt"
         FROM judgements AS judgement JOIN problem_versions AS version ON version.id = judgement.problem_version_id
        WHERE judgement.submission_id = $1 AND (NOT judgement.is_preview OR $3)
        ORDER BY judgement.ordinal DESC`,
      [id, submission.currentJudgementId, user.role === 'admin'],
    );
  }
}
