import { ApiProperty } from '@nestjs/swagger';
import type { Explanation } from '../contract/explanations.js';
import { LANES, type Lane } from '../contract/lanes.js';
import { ExplanationDto } from '../http/explanation.dto.js';

export const HEALTH_STATUSES = ['ok', 'degraded', 'down'] as const;
export const DATABASE_STATES = ['reachable', 'unreachable'] as const;

/** A judge process, as it last told of itself. */
export class WorkerHealthDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: 'integer', description: 'Submissions it judges at once' })
  slots!: number;

  @ApiProperty({ type: Boolean, description: 'Whether it takes submissions now' })
  canJudge!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why it does not' })
  reason!: string | null;

  @ApiProperty({
    type: () => ExplanationDto,
    nullable: true,
    description: 'The same as a code with values; null where it judges, or has only words for it',
  })
  explanation!: Explanation | null;
}

export class LaneHealthDto {
  @ApiProperty({ enum: Object.keys(LANES), enumName: 'Lane' })
  lane!: Lane;

  @ApiProperty({ type: 'integer' })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Being judged' })
  leased!: number;

  @ApiProperty({ type: 'integer', description: 'Given up after they ended their worker again and again' })
  setAside!: number;

  @ApiProperty({ type: 'integer', description: 'Age of the job that has waited longest' })
  oldestWaitingSeconds!: number;
}

export class HealthDto {
  @ApiProperty({
    enum: HEALTH_STATUSES,
    description: '`degraded`: requests are served, but no worker can judge. `down`: the database cannot be reached',
  })
  status!: (typeof HEALTH_STATUSES)[number];

  @ApiProperty({ enum: DATABASE_STATES })
  database!: (typeof DATABASE_STATES)[number];

  @ApiProperty({ type: () => [WorkerHealthDto] })
  workers!: WorkerHealthDto[];

  @ApiProperty({ type: () => [LaneHealthDto] })
  queue!: LaneHealthDto[];
}

export class ProbeDto {
  @ApiProperty({ enum: ['ok', 'down'] })
  status!: 'ok' | 'down';
}
