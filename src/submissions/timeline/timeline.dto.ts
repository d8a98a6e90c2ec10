/** What REST shows of a submission's way through the judge. Times are ISO 8601, durations in seconds. */
import { ApiProperty } from '@nestjs/swagger';
import type { Explanation } from '../../contract/explanations.js';
import { LANES, type Lane } from '../../contract/lanes.js';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../../contract/verdicts.js';
import { WorkerHealthDto } from '../../health/health.dto.js';
import { ExplanationDto } from '../../http/explanation.dto.js';
import type { JobFacts, LostLease } from '../../queue/job-facts.js';

/** In this order: in the queue; claimed and read; the compiler; the test cases. */
export const STAGES = ['waiting', 'preparing', 'compiling', 'running'] as const;
export type Stage = (typeof STAGES)[number];

export class StageDto {
  @ApiProperty({ enum: STAGES })
  name!: Stage;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it is here now' })
  endedAt!: string | null;

  @ApiProperty({ type: Number, description: 'Until now where it has not ended' })
  seconds!: number;
}

class LostLeaseDto implements LostLease {
  @ApiProperty({ type: String })
  workerId!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  leasedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  lostAt!: string;

  @ApiProperty({ enum: ['worker-gone', 'lease-ended'] })
  reason!: LostLease['reason'];
}

export class JobDto {
  @ApiProperty({ enum: ['waiting', 'leased', 'set-aside'] })
  state!: JobFacts['state'];

  @ApiProperty({ enum: Object.keys(LANES), enumName: 'Lane' })
  lane!: Lane;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Jobs served before this one; null unless it waits' })
  position!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: it does not wait, or no worker can judge' })
  expectedWaitSeconds!: number | null;

  @ApiProperty({ type: 'integer', description: 'Leases that count, the present one included' })
  attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not claimed before' })
  availableAt!: string;

  @ApiProperty({ type: () => WorkerHealthDto, nullable: true, description: 'Who has the lease' })
  leaseHolder!: WorkerHealthDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  leaseEndsAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last try ended early' })
  lastError!: string | null;

  @ApiProperty({ type: () => [LostLeaseDto], description: 'Workers that were lost while they had it' })
  losses!: LostLeaseDto[];
}

export class TimelineDto {
  @ApiProperty({ type: 'integer' })
  submissionId!: number;

  @ApiProperty({ type: 'integer' })
  judgementId!: number;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;

  @ApiProperty({ type: String, description: 'In words: what it waits for, and what to do' })
  explanation!: string;

  @ApiProperty({ type: () => [ExplanationDto], description: 'The same, sentence by sentence, as codes with values' })
  explanations!: Explanation[];

  @ApiProperty({ type: () => [StageDto], description: 'Of the latest attempt, those it has reached' })
  stages!: StageDto[];

  @ApiProperty({ type: 'integer', description: 'Test cases judged so far' })
  runCount!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  testCaseCount!: number | null;

  @ApiProperty({ type: () => JobDto, nullable: true, description: 'null: it is finished' })
  job!: JobDto | null;

  @ApiProperty({ type: () => [WorkerHealthDto], description: 'All there are, and why one does not judge' })
  workers!: WorkerHealthDto[];
}
