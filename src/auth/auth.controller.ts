import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { ApiSignedIn, Public } from '../http/access.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { MeChangesBody, MeDto, PasswordBody, SignInBody, SignedInDto } from './auth.dto.js';
import { cookieName, isHttps, readSessionToken } from './credentials.js';
import { CurrentPrincipal, CurrentUser } from './current-user.js';
import { PasswordsService } from './passwords.service.js';
import type { Principal } from './principal.js';
import { hashSecret } from './secrets.js';
import { SessionsService, type Visitor } from './sessions.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in with name and password: the answer sets the session cookie. */
  @Post('sign-in')
  @ApiOperation({ summary: 'Sign in with name and password; sets the session cookie' })
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInDto })
  @ApiProblems('validation-failed', 'wrong-credentials', 'account-disabled', 'bad-origin', 'too-many-requests')
  async signIn(
    @Body() body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    const visitor = visitorOf(request);
    const user = await this.passwords.check(body.username, body.password, visitor.ipAddress, (seconds) =>
      response.setHeader('Retry-After', String(seconds)),
    );
    this.setCookie(request, response, await this.sessions.start(user.id, visitor, this.shownSession(request)));
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
    const shown = this.shownSession(request);
    if (shown !== null) await this.sessions.endByTokenHash(shown);
    response.clearCookie(cookieName(request.headers, this.config), this.cookieOptions(request));
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
    const visitor = visitorOf(request);
    await this.passwords.check(user.username, body.currentPassword, visitor.ipAddress, (seconds) =>
      response.setHeader('Retry-After', String(seconds)),
    );
    await this.passwords.set(user, body.newPassword);
    if (principal.kind === 'session') {
      this.setCookie(request, response, await this.sessions.start(user.id, visitor, null));
    }
  }

  private shownSession(request: Request): string | null {
    const token = readSessionToken(request.headers, this.config);
    return token === null ? null : hashSecret(token);
  }

  private setCookie(request: Request, response: Response, token: string): void {
    const options = { ...this.cookieOptions(request), maxAge: this.sessions.lifetimeMs };
    response.cookie(cookieName(request.headers, this.config), token, options);
  }

  private cookieOptions(request: Request) {
    return { httpOnly: true, sameSite: 'lax', secure: isHttps(request.headers, this.config), path: '/' } as const;
  }
}

function visitorOf(request: Request): Visitor {
  return { ipAddress: request.ip ?? '', userAgent: request.headers['user-agent'] ?? '' };
}
