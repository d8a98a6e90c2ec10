import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import { Public } from '../http/access.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { hashPassword, PASSWORD_LENGTH } from '../users/passwords.js';
import { UsersService } from '../users/users.service.js';
import { USERNAME, USERNAME_RULE } from './accounts.dto.js';
import { Attempts } from './attempts.js';
import { MeDto, SignedInDto } from './auth.dto.js';
import { refuseSameAsName } from './passwords.service.js';
import { SessionCookie } from './session-cookie.service.js';
import { refuseTooMany } from './visitor.js';

const HOUR_MS = 3_600_000;

class RegistrationBody {
  @ApiProperty({ type: String, pattern: USERNAME.source })
  @Matches(USERNAME, { message: USERNAME_RULE })
  username!: string;

  @ApiPropertyOptional({ type: String, maxLength: 100, default: '' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  displayName?: string;

  @ApiProperty({ type: String, format: 'password', minLength: PASSWORD_LENGTH.least })
  @IsString()
  @Length(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most)
  password!: string;
}

class ProviderDto {
  @ApiProperty({ type: String, description: 'As the sign-in page calls it' })
  name!: string;
}

class SignInWaysDto {
  @ApiProperty({ type: Boolean, description: 'Whether people may make accounts themselves' })
  registration!: boolean;

  @ApiProperty({ type: () => ProviderDto, nullable: true, description: 'OpenID Connect, where it is set up' })
  provider!: ProviderDto | null;
}

/** Ways in for those who are not signed in. */
@ApiTags('auth')
@Controller('auth')
export class RegistrationController {
  private readonly attempts: Attempts;

  constructor(
    private readonly users: UsersService,
    private readonly cookie: SessionCookie,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.attempts = new Attempts(config.rateLimits.registrationsPerHour, HOUR_MS);
  }

  @Get('ways')
  @Public()
  @ApiOperation({ summary: 'What the sign-in page offers' })
  @ApiOkResponse({ type: SignInWaysDto })
  ways(): SignInWaysDto {
    const { registration, oidc } = this.config;
    return { registration, provider: oidc === null ? null : { name: oidc.name } };
  }

  @Post('register')
  @Public()
  @ApiOperation({ summary: 'Make oneself an account, where that is allowed; sets the session cookie' })
  @ApiCreatedResponse({ type: SignedInDto })
  @ApiProblems('validation-failed', 'registration-closed', 'conflict', 'bad-origin', 'too-many-requests')
  async register(
    @Body() { username, displayName = '', password }: RegistrationBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    if (!this.config.registration) {
      throw new DomainError('registration-closed', 'Accounts are made by an admin here; ask for one');
    }
    refuseSameAsName('password', username, password);
    refuseTooMany(response, this.attempts.take(request.ip ?? ''));
    const passwordHash = await hashPassword(password);
    const user = await this.dataSource.transaction((manager) =>
      this.users.create(manager, { username, displayName, role: 'student', passwordHash }),
    );
    await this.cookie.start(request, response, { id: user.id, passwordHash });
    return { user: MeDto.of(user) };
  }
}
