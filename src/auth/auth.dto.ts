import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { ROLES, TOKEN_SCOPES, type Role, type TokenScope } from '../contract/roles.js';
import { PASSWORD_LENGTH } from '../users/passwords.js';
import type { Preferences, User } from '../users/user.entity.js';
import type { ApiToken } from './api-token.entity.js';
import type { Session } from './session.entity.js';

const SCOPES = Object.keys(TOKEN_SCOPES) as TokenScope[];

export class SignInBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 64)
  username!: string;

  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @Length(1, PASSWORD_LENGTH.most)
  password!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Where a second factor is asked for: six digits of the authenticator app, or a recovery code',
  })
  @MayBeLeftOut()
  @IsString()
  @Length(1, 40)
  code?: string;
}

export class PasswordBody {
  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @Length(1, PASSWORD_LENGTH.most)
  currentPassword!: string;

  @ApiProperty({ type: String, format: 'password', minLength: PASSWORD_LENGTH.least })
  @IsString()
  @Length(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most)
  newPassword!: string;
}

export class MeChangesBody {
  @ApiPropertyOptional({ type: String, maxLength: 100 })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  displayName?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Added to the preferences kept; a member that is null is removed',
  })
  @MayBeLeftOut()
  @IsObject()
  preferences?: Preferences;
}

/** The person signed in, as they see themselves. */
export class MeDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String })
  displayName!: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role!: Role;

  @ApiProperty({ type: 'object', additionalProperties: true })
  preferences!: Preferences;

  static of({ id, username, displayName, role, preferences }: User): MeDto {
    return { id, username, displayName, role, preferences };
  }
}

export class SignedInDto {
  @ApiProperty({ type: () => MeDto })
  user!: MeDto;
}

export class SessionDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  userAgent!: string;

  @ApiProperty({ type: String })
  ipAddress!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'To the minute' })
  lastSeenAt!: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;

  @ApiProperty({ type: Boolean, description: 'Whether it is the session of this very request' })
  isCurrent!: boolean;

  static of(session: Session, currentId: string | null): SessionDto {
    const { id, userAgent, ipAddress, createdAt, lastSeenAt, expiresAt } = session;
    return { id, userAgent, ipAddress, createdAt, lastSeenAt, expiresAt, isCurrent: id === currentId };
  }
}

export class NewTokenBody {
  @ApiProperty({ type: String, maxLength: 100, description: 'What it is for' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: SCOPES, enumName: 'TokenScope', isArray: true })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: TokenScope[];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 3650, description: 'Left out: until it is revoked' })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(3650)
  expiresInDays?: number;
}

export class ApiTokenDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, description: 'The first characters of the secret', example: 'dkt_Ab3dE6gH' })
  prefix!: string;

  @ApiProperty({ enum: SCOPES, enumName: 'TokenScope', isArray: true })
  scopes!: TokenScope[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute' })
  lastUsedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: Date | null;

  static of({ id, name, prefix, scopes, createdAt, lastUsedAt, expiresAt }: ApiToken): ApiTokenDto {
    return { id, name, prefix, scopes, createdAt, lastUsedAt, expiresAt };
  }
}

export class IssuedTokenDto extends ApiTokenDto {
  @ApiProperty({ type: String, description: 'The secret itself; it cannot be shown again' })
  token!: string;
}
