import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, MaxLength } from 'class-validator';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditAction, type AuditSubject } from '../contract/audit.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { PageQuery } from '../http/page.js';
import type { AuditEntry } from './audit-entry.entity.js';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'User name of who acted, whatever its case' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  user?: string;

  @ApiPropertyOptional({ enum: AUDIT_ACTIONS, enumName: 'AuditAction' })
  @MayBeLeftOut()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiPropertyOptional({ enum: AUDIT_SUBJECTS, enumName: 'AuditSubject' })
  @MayBeLeftOut()
  @IsIn(AUDIT_SUBJECTS)
  subject?: AuditSubject;

  @ApiPropertyOptional({ type: String, description: 'Of the subject: a number, or a slug for problems' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  subjectId?: string;

  @ApiPropertyOptional({ type: String, description: 'The `X-Request-Id` of an answer' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  requestId?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'From then on' })
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  since?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Before then' })
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  until?: string;
}

/** One action of an admin. */
export class AuditEntryDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: at the machine’s own command line' })
  userId!: number | null;

  @ApiProperty({ type: String, description: 'As it was then' })
  username!: string;

  @ApiProperty({ type: String, description: '`session`, `token <id>` or `command-line`' })
  via!: string;

  @ApiProperty({ type: String })
  ipAddress!: string;

  @ApiProperty({ type: String, description: 'As in the answer’s `X-Request-Id` and in the logs' })
  requestId!: string;

  @ApiProperty({ type: String, description: 'One of `AuditAction`' })
  action!: string;

  @ApiProperty({ type: String, description: 'One of `AuditSubject`' })
  subjectKind!: string;

  @ApiProperty({ type: String })
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of an account: its user name at present' })
  subjectName!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Record<string, unknown>;

  static of(entry: AuditEntry, accountNames: ReadonlyMap<string, string>): AuditEntryDto {
    const { id, at, userId, username, via, ipAddress, requestId, action, subjectKind, subjectId, details } = entry;
    const subjectName = subjectKind === 'account' ? (accountNames.get(subjectId) ?? null) : null;
    return {
      id,
      at,
      userId,
      username,
      via,
      ipAddress,
      requestId,
      action,
      subjectKind,
      subjectId,
      subjectName,
      details,
    };
  }
}
