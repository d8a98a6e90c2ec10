import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsObject, IsString, Min, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../../http/may-be-left-out.js';
import { ADMISSION_HANDLERS, type AdmissionHandlerId } from '../../contract/admission.js';

const SETTINGS = { type: 'object', additionalProperties: true } as const;

export class HandlerPolicyBody {
  @ApiProperty({ enum: ADMISSION_HANDLERS, enumName: 'AdmissionHandlerId' })
  @IsString()
  id!: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Left out: as it is' })
  @MayBeLeftOut()
  @IsBoolean()
  isEnabled?: boolean;

  @ApiPropertyOptional({ ...SETTINGS, description: 'Members left out stay as they are' })
  @MayBeLeftOut()
  @IsObject()
  settings?: Record<string, unknown>;
}

export class AdmissionPolicyBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'The revision that was read: a change made meanwhile is then a conflict',
  })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  revision?: number;

  @ApiProperty({ type: () => [HandlerPolicyBody], description: 'Every handler once, in the order wanted' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HandlerPolicyBody)
  handlers!: HandlerPolicyBody[];
}

export class AdmissionHandlerDto {
  @ApiProperty({ enum: ADMISSION_HANDLERS, enumName: 'AdmissionHandlerId' })
  id!: AdmissionHandlerId;

  @ApiProperty({ type: String })
  summary!: string;

  @ApiProperty({ type: Boolean })
  isEnabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether it may be switched off' })
  canBeOff!: boolean;

  @ApiProperty({ enum: ADMISSION_HANDLERS, enumName: 'AdmissionHandlerId', isArray: true })
  after!: AdmissionHandlerId[];

  @ApiProperty(SETTINGS)
  settings!: Record<string, unknown>;

  @ApiProperty({ ...SETTINGS, description: 'The settings as they are when nobody has changed them' })
  defaults!: Record<string, unknown>;
}

class ChangeDto {
  @ApiProperty({ type: 'integer', description: '0: nobody has changed anything' })
  revision!: number;

  @ApiProperty({ type: String, nullable: true, description: 'User name of the admin' })
  changedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  changedAt!: string | null;
}

/** The chain in force, in its order. */
export class AdmissionDto extends ChangeDto {
  @ApiProperty({ type: () => [AdmissionHandlerDto] })
  handlers!: AdmissionHandlerDto[];
}

class RecordedHandlerDto {
  @ApiProperty({ enum: ADMISSION_HANDLERS, enumName: 'AdmissionHandlerId' })
  id!: AdmissionHandlerId;

  @ApiProperty({ type: Boolean })
  isEnabled!: boolean;

  @ApiProperty(SETTINGS)
  settings!: Record<string, unknown>;
}

export class AdmissionChangeDto extends ChangeDto {
  @ApiProperty({ type: () => [RecordedHandlerDto] })
  handlers!: RecordedHandlerDto[];
}
