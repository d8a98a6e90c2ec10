import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINDING_SEVERITIES, type Finding, type FindingSeverity } from '../contract/package-finding.js';

export class FindingDto implements Finding {
  @ApiProperty({ enum: FINDING_SEVERITIES, enumName: 'FindingSeverity' })
  severity!: FindingSeverity;

  @ApiProperty({ type: String, description: 'Path inside the package; empty for the package as a whole' })
  file!: string;

  @ApiPropertyOptional({ type: 'integer' })
  line?: number;

  @ApiProperty({ type: String })
  message!: string;

  @ApiProperty({ type: String, description: 'What to do about it' })
  remedy!: string;
}
