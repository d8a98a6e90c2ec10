import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  EXECUTION_LIMITS,
  type ExecutionLimit,
  type ForbiddenCall,
  type ProcessEvidence,
  type RunEvidence,
} from '../contract/evidence.js';

class ForbiddenCallDto implements ForbiddenCall {
  @ApiProperty({ type: String, example: 'ptrace' })
  name!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

class MeasuredDto implements Omit<ProcessEvidence, 'isStopped'> {
  @ApiProperty({ enum: Object.keys(EXECUTION_LIMITS), enumName: 'ExecutionLimit', nullable: true })
  limitFired!: ExecutionLimit | null;

  @ApiProperty({ type: 'integer', nullable: true })
  exitCode!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  signal!: number | null;

  @ApiProperty({ type: 'integer' })
  cpuTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  wallTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  memoryPeakBytes!: number;

  @ApiProperty({ type: 'integer', description: "Kernel OOM kills in the container's cgroup" })
  oomKills!: number;
}

class ProcessEvidenceDto extends MeasuredDto implements ProcessEvidence {
  @ApiProperty({ type: Boolean, description: 'The judge ended it: another process, or the validator, had decided' })
  isStopped!: boolean;
}

export class EvidenceDto extends MeasuredDto implements RunEvidence {
  @ApiProperty({ type: 'integer' })
  cpuTimeLimitMs!: number;

  @ApiProperty({ type: 'integer' })
  wallTimeLimitMs!: number;

  @ApiProperty({ type: 'integer', description: "The whole container's, never reset between its test cases" })
  cgroupMemoryPeakBytes!: number;

  @ApiProperty({ type: 'integer' })
  memoryLimitBytes!: number;

  @ApiProperty({ type: 'integer' })
  outputBytes!: number;

  @ApiProperty({ type: 'integer' })
  outputLimitBytes!: number;

  @ApiProperty({ type: 'integer', description: 'New processes refused because of the pids limit' })
  processLimitHits!: number;

  @ApiProperty({ type: () => [ForbiddenCallDto] })
  forbiddenCalls!: ForbiddenCallDto[];

  @ApiProperty({
    type: 'integer',
    isArray: true,
    description: 'Where it was repeated for being near the time limit: the CPU times of all runs, in microseconds',
  })
  repeatedCpuTimesUs!: number[];

  @ApiPropertyOptional({
    type: () => [ProcessEvidenceDto],
    description: 'Where a submission is run as several processes: each of them; the figures above are of all',
  })
  processes?: ProcessEvidenceDto[];

  @ApiPropertyOptional({
    type: 'integer',
    description: 'The one among them, from 0, that failed; left out: none did by itself',
  })
  process?: number;
}

class CompileFiguresDto {
  @ApiProperty({ type: 'integer' })
  cpuTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  wallTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  memoryPeakBytes!: number;

  @ApiProperty({ type: Boolean, description: 'It was compiled before; then there are no figures' })
  isCached!: boolean;
}

/** What a judgement was made with. Fields are missing until a worker has it. */
export class JudgementEvidenceDto {
  @ApiPropertyOptional({ type: String })
  kernel?: string;

  @ApiPropertyOptional({ type: 'integer' })
  cgroupVersion?: number;

  @ApiPropertyOptional({ type: String, description: "The Docker Engine's" })
  engineVersion?: string;

  @ApiPropertyOptional({ type: String, description: "Names the runner by its digest, and the library's" })
  sandboxImage?: string;

  @ApiPropertyOptional({ type: String, description: 'Names the system call policies by their digest' })
  seccompDigest?: string;

  @ApiPropertyOptional({ type: () => CompileFiguresDto })
  compile?: CompileFiguresDto;

  @ApiPropertyOptional({ type: String, description: 'Admins: what went wrong on our side' })
  error?: string;
}
