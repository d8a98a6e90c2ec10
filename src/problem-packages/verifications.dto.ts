import { ApiProperty } from '@nestjs/swagger';
import { FINDING_SEVERITIES, type Finding, type FindingSeverity } from '../contract/package-finding.js';
import { type Verdict, VERDICT_IDS } from '../contract/verdicts.js';
import type { VerificationEntry } from '../submissions/verification.entity.js';

class VerifiedProblemDto {
  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: String })
  name!: string;
}

class VerificationFindingDto implements Finding {
  @ApiProperty({ enum: FINDING_SEVERITIES, enumName: 'FindingSeverity' })
  severity!: FindingSeverity;

  @ApiProperty({ type: String, description: 'Path inside the package' })
  file!: string;

  @ApiProperty({ type: 'integer', required: false })
  line?: number;

  @ApiProperty({ type: String })
  message!: string;

  @ApiProperty({ type: String })
  remedy!: string;
}

class VerificationEntryDto implements VerificationEntry {
  @ApiProperty({ type: String, example: 'submissions/accepted/solution.py' })
  path!: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: in a language that is not judged here' })
  language!: string | null;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', isArray: true, description: 'Empty: none is named' })
  expected!: Verdict[];

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'null: not judged, or not yet' })
  got!: Verdict | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'null: nothing was expected, or not judged' })
  isAsExpected!: boolean | null;

  @ApiProperty({ type: 'integer', nullable: true })
  cpuTimeUs!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  memoryPeakBytes!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  submissionId!: number | null;

  @ApiProperty({ type: [String] })
  notes!: string[];
}

export class VerificationDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ enum: ['running', 'finished'] })
  state!: 'running' | 'finished';

  @ApiProperty({ type: () => VerifiedProblemDto })
  problem!: VerifiedProblemDto;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null while it is being derived' })
  timeLimitMs!: number | null;

  @ApiProperty({ enum: ['package', 'derived'] })
  timeLimitSource!: 'package' | 'derived';

  @ApiProperty({ type: () => [VerificationFindingDto], description: 'What reading the package turned up' })
  report!: VerificationFindingDto[];

  @ApiProperty({ type: Boolean, description: 'Final once the state is finished' })
  isAsExpected!: boolean;

  @ApiProperty({ type: () => [VerificationEntryDto] })
  entries!: VerificationEntryDto[];

  @ApiProperty({ type: [String] })
  notes!: string[];
}
