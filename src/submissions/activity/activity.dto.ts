/** What REST shows of the judge's work over time, and of what it is at now. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../../http/may-be-left-out.js';
import { LANES, type Lane } from '../../contract/lanes.js';

const MOST_HOURS = 24 * 30;

export class ActivityQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_HOURS, default: 24 })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_HOURS)
  hours = 24;
}

export class PercentilesDto {
  @ApiProperty({ type: Number })
  p50!: number;

  @ApiProperty({ type: Number })
  p95!: number;

  @ApiProperty({ type: Number })
  p99!: number;
}

export class ActivityPartDto {
  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: 'integer', description: 'Judgements that ended in it, those of example submissions included' })
  judgedCount!: number;

  @ApiProperty({ type: 'integer', description: 'Of them, those that ended as our own fault (JE)' })
  failedCount!: number;

  @ApiProperty({
    type: () => PercentilesDto,
    nullable: true,
    description: 'Seconds from handing in to the start of judging; people’s submissions only; null: none',
  })
  waitSeconds!: PercentilesDto | null;

  @ApiProperty({
    type: () => PercentilesDto,
    nullable: true,
    description: 'Seconds from handing in to the verdict; people’s submissions only; null: none',
  })
  verdictSeconds!: PercentilesDto | null;
}

export class ActivityDto {
  @ApiProperty({ type: 'integer', description: 'Length of each part' })
  partSeconds!: number;

  @ApiProperty({ type: () => [ActivityPartDto], description: 'Without gaps, oldest first; the last one is going on' })
  parts!: ActivityPartDto[];
}

export const WORK_KINDS = ['submission', 'run'] as const;

export class WorkDto {
  @ApiProperty({ enum: WORK_KINDS, description: '`run`: a program tried on an input of its author’s own' })
  kind!: (typeof WORK_KINDS)[number];

  @ApiProperty({ type: 'integer', description: 'Of the submission, or of the run' })
  id!: number;

  @ApiProperty({ enum: Object.keys(LANES), enumName: 'Lane' })
  lane!: Lane;

  @ApiProperty({ enum: ['waiting', 'leased', 'set-aside'] })
  state!: 'waiting' | 'leased' | 'set-aside';

  @ApiProperty({ type: String, nullable: true })
  problem!: string | null;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who has it' })
  workerId!: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it came into this state' })
  since!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why the last try ended early' })
  lastError!: string | null;
}
