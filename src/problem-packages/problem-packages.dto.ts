import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { ConversionEntry } from '../contract/conversion-report.js';
import { EXPORT_FORMATS, type ExportFormat } from '../contract/export-formats.js';
import type { Finding } from '../contract/package-finding.js';
import { FindingDto } from '../http/finding.dto.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { ConversionEntryDto, ProblemVersionDto } from '../problems/problems.dto.js';
import type { ImportedPackage } from './import.service.js';

export class PackageQuery {
  @ApiPropertyOptional({
    type: String,
    maxLength: 255,
    description: 'Name of the archive: names the problem where the package has no directory of its own',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(255)
  name?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 200,
    description: 'Which problem of an archive that holds several: its directory or title, or its number from 1',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  item?: string;
}

export class ImportQuery extends PackageQuery {
  @ApiPropertyOptional({ type: String, description: "By default the name of the package's directory" })
  @MayBeLeftOut()
  @Matches(/^[a-z0-9][a-z0-9_.-]{0,99}$/, {
    message: 'slug must have 1 to 100 lower-case letters, digits, "-", "_" and ".", a letter or digit first',
  })
  slug?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Whether it is verified by itself; by default as the setting DOCKET_VERIFY_IMPORTS says',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  verify?: 'true' | 'false';
}

export class ImportedDto {
  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: () => ProblemVersionDto })
  version!: ProblemVersionDto;

  @ApiProperty({ type: Boolean, description: 'false: this very package was imported before' })
  isNew!: boolean;

  @ApiProperty({
    type: Boolean,
    description:
      'Whether submissions are judged on it. If not, it comes into use once it is prepared (`version.state`) and, where the problem is public, verified: see `/problems/{slug}/versions`',
  })
  isCurrent!: boolean;

  @ApiProperty({ type: () => [FindingDto], description: 'Warnings and remarks' })
  report!: Finding[];

  @ApiProperty({
    type: () => [ConversionEntryDto],
    description: 'What was kept, changed and lost of another format; empty for Kattis packages',
  })
  conversion!: ConversionEntry[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The verification that was started' })
  verificationId!: number | null;
}

export class ExportQuery {
  @ApiProperty({ enum: EXPORT_FORMATS, description: '2025-09 and legacy are the versions of the Kattis/ICPC format' })
  @IsIn(EXPORT_FORMATS, { message: `format must be one of ${EXPORT_FORMATS.join(', ')}` })
  format!: ExportFormat;
}

export class ConversionDto {
  @ApiProperty({ enum: EXPORT_FORMATS })
  format!: ExportFormat;

  @ApiProperty({ type: () => [ConversionEntryDto] })
  conversion!: ConversionEntry[];
}

export function importedView({ problem, version, isNew, report, verificationId }: ImportedPackage): ImportedDto {
  const { id, slug, ordinal, state, stateReason, stateExplanation, conversion } = version;
  const isCurrent = problem?.currentVersionId === id;
  const made = { id, ordinal, state, stateReason, stateExplanation };
  return { slug, version: made, isNew, isCurrent, report, conversion, verificationId };
}
