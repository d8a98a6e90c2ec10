import { Body, Controller, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiSignedIn, Public } from '../http/access.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { MeChangesBody, MeDto, PasswordBody, SignInBody, SignedInDto } from './auth.dto.js';
import { CurrentPrincipal, CurrentUser } from './current-user.js';
import { PasswordsService } from './passwords.service.js';
import type { Principal } from './principal.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { SessionCookie } from './session-cookie.service.js';
import { refuseTooMany } from './visitor.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly secondFactors: SecondFactors,
    private readonly cookie: SessionCookie,
    private readonly users: UsersService,
  ) {}

  /** Signs in with name and password: the answer sets the session cookie. */
  @Post('sign-in')
  @ApiOperation({ summary: 'Sign in with name and password; sets the session cookie' })
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiProblems('validation-failed', 'wrong-credentials', 'second-factor-needed', 'wrong-code')
  @ApiProblems('account-disabled', 'bad-origin', 'too-many-requests')
  async signIn(
    @Body() body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    const user = await this.passwords.check(body.username, body.password, request.ip ?? '', (seconds) =>
      response.setHeader('Retry-After', String(seconds)),
    );
    await this.secondFactors.check(user, body.code ?? null, (seconds) => {
      refuseTooMany(response, seconds);
    });
    await this.cookie.start(request, response, user);
    return { user: MeDto.of(user) };
  }

  /** Ends the session of this browser; without one it does nothing. */
  @Post('sign-out')
  @ApiOperation({ summary: 'End the session of this browser' })
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('bad-origin')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.cookie.end(request, response);
  }

  @Get('me')
  @ApiOperation({ summary: 'Who one is' })
  @ApiSignedIn()
  @ApiOkResponse({ type: MeDto })
  me(@CurrentUser() user: User): MeDto {
    return MeDto.of(user);
  }

  @Patch('me')
  @ApiOperation({ summary: 'Change one’s own display name and preferences' })
  @ApiSignedIn()
  @ApiOkResponse({ type: MeDto })
  @ApiProblems('validation-failed')
  async changeMe(@CurrentUser() user: User, @Body() body: MeChangesBody): Promise<MeDto> {
    if (body.preferences !== undefined) await this.users.mergePreferences(user.id, body.preferences);
    if (body.displayName !== undefined) await this.users.rename(user.id, body.displayName);
    return MeDto.of(await this.users.get(user.id));
  }

  /** Changes one's password: every other session of the account ends, and this one goes on under a new token. */
  @Post('password')
  @ApiOperation({ summary: 'Change one’s password; all other sessions end' })
  @ApiSignedIn()
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('validation-failed', 'wrong-credentials', 'too-many-requests')
  async changePassword(
    @CurrentPrincipal() principal: Principal,
    @Body() body: PasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { user } = principal;
    await this.passwords.confirm(user, body.currentPassword, request.ip ?? '', (seconds) =>
      response.setHeader('Retry-After', String(seconds)),
    );
    const passwordHash = await this.passwords.set(user, body.newPassword);
    if (principal.kind === 'session') {
      await this.cookie.start(request, response, { id: user.id, passwordHash }, null);
    }
  }
}
