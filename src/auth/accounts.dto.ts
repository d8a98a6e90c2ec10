import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { ROLES, type Role } from '../contract/roles.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { PageQuery } from '../http/page.js';
import { PASSWORD_LENGTH } from '../users/passwords.js';
import type { User } from '../users/user.entity.js';

export const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
export const USERNAME_RULE =
  'username must be 1 to 32 letters, digits, dots, underscores and hyphens, and start with a letter or digit';

export class AccountsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Part of the user name or the display name' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ enum: ROLES, enumName: 'Role' })
  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;
}

export class NewAccountBody {
  @ApiProperty({ type: String, pattern: USERNAME.source })
  @Matches(USERNAME, { message: USERNAME_RULE })
  username!: string;

  @ApiPropertyOptional({ type: String, maxLength: 100, default: '' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  displayName?: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({ type: String, format: 'password', description: 'Left out: one is made up and answered once' })
  @MayBeLeftOut()
  @IsString()
  @Length(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most)
  password?: string;
}

export class AccountChangesBody {
  @ApiPropertyOptional({ type: String, maxLength: 100 })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  displayName?: string;

  @ApiPropertyOptional({ enum: ROLES, enumName: 'Role' })
  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ type: Boolean, description: 'true ends all sessions; tokens rest until it is false again' })
  @MayBeLeftOut()
  @IsBoolean()
  isDisabled?: boolean;

  @ApiPropertyOptional({ type: String, format: 'password', description: 'Ends all sessions and revokes all tokens' })
  @MayBeLeftOut()
  @IsString()
  @Length(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most)
  password?: string;
}

/** An account as admins see it. */
export class AccountDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String })
  displayName!: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role!: Role;

  @ApiProperty({ type: Boolean })
  isDisabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Signing in asks for a code, too' })
  hasSecondFactor!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  static of({ id, username, displayName, role, isDisabled, createdAt }: User, hasSecondFactor: boolean): AccountDto {
    return { id, username, displayName, role, isDisabled, hasSecondFactor, createdAt };
  }
}

export class NewAccountDto extends AccountDto {
  @ApiPropertyOptional({ type: String, description: 'The password that was made up; it cannot be shown again' })
  password?: string;
}

export class PasswordLinkDto {
  @ApiProperty({ type: String, format: 'uri', description: 'To be handed over; it works once, and is not shown again' })
  url!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt!: Date;
}
