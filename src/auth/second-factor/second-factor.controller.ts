import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { ApiSignedIn } from '../../http/access.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { PASSWORD_LENGTH } from '../../users/passwords.js';
import { User } from '../../users/user.entity.js';
import { CurrentUser } from '../current-user.js';
import { PasswordsService } from '../passwords.service.js';
import { refuseTooMany } from '../visitor.js';
import { SecondFactors } from './second-factors.service.js';

class CurrentPasswordBody {
  @ApiProperty({ type: String, format: 'password' })
  @IsString()
  @Length(1, PASSWORD_LENGTH.most)
  currentPassword!: string;
}

class CodeBody {
  @ApiProperty({ type: String, description: 'Six digits of the authenticator app' })
  @IsString()
  @MaxLength(20)
  code!: string;
}

class SecondFactorDto {
  @ApiProperty({ type: Boolean })
  isEnabled!: boolean;

  @ApiProperty({ type: 'integer' })
  recoveryCodesLeft!: number;
}

class EnrolmentDto {
  @ApiProperty({ type: String, description: 'Base32, for typing in' })
  secret!: string;

  @ApiProperty({ type: String, description: '`otpauth://totp/…`' })
  uri!: string;

  @ApiProperty({ type: String, description: 'The same as a picture: an SVG as a data address' })
  qrCode!: string;
}

class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Each works once; they cannot be shown again' })
  recoveryCodes!: string[];
}

/** One's own second factor. Each change asks for the password: an open browser is not enough. */
@ApiTags('auth')
@ApiSignedIn()
@Controller('auth/second-factor')
export class SecondFactorController {
  constructor(
    private readonly secondFactors: SecondFactors,
    private readonly passwords: PasswordsService,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Whether one is asked for a second factor' })
  @ApiOkResponse({ type: SecondFactorDto })
  status(@CurrentUser() user: User): Promise<SecondFactorDto> {
    return this.secondFactors.status(user.id);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin: a new secret, which counts once it is confirmed with a code' })
  @ApiOkResponse({ type: EnrolmentDto })
  @ApiProblems('validation-failed', 'wrong-credentials', 'too-many-requests', 'conflict')
  async begin(
    @CurrentUser() user: User,
    @Body() { currentPassword }: CurrentPasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EnrolmentDto> {
    await this.checkPassword(user, currentPassword, request, response);
    return this.secondFactors.begin(user);
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm the new secret: from now on signing in asks for a code' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  @ApiProblems('validation-failed', 'wrong-code', 'too-many-requests', 'conflict')
  async confirm(
    @CurrentUser() user: User,
    @Body() { code }: CodeBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecoveryCodesDto> {
    const recoveryCodes = await this.secondFactors.confirm(user, code, (seconds) => {
      refuseTooMany(response, seconds);
    });
    return { recoveryCodes };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'New recovery codes; the earlier ones are worth nothing from now on' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  @ApiProblems('validation-failed', 'wrong-credentials', 'too-many-requests', 'conflict')
  async renew(
    @CurrentUser() user: User,
    @Body() { currentPassword }: CurrentPasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecoveryCodesDto> {
    await this.checkPassword(user, currentPassword, request, response);
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(user.id) };
  }

  @Post('remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the second factor away' })
  @ApiNoContentResponse()
  @ApiProblems('validation-failed', 'wrong-credentials', 'too-many-requests')
  async remove(
    @CurrentUser() user: User,
    @Body() { currentPassword }: CurrentPasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.checkPassword(user, currentPassword, request, response);
    await this.secondFactors.remove(this.dataSource.manager, user.id);
  }

  private async checkPassword(user: User, password: string, request: Request, response: Response): Promise<void> {
    await this.passwords.confirm(user, password, request.ip ?? '', (seconds) => {
      response.setHeader('Retry-After', String(seconds));
    });
  }
}
