import { Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiFoundResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Request, Response } from 'express';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { ApiSignedIn, Public } from '../../http/access.js';
import { IdPipe } from '../../http/id.pipe.js';
import { MayBeLeftOut } from '../../http/may-be-left-out.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { User } from '../../users/user.entity.js';
import { parseCookie } from '../cookies.js';
import { isHttps } from '../credentials.js';
import { CurrentUser } from '../current-user.js';
import { SessionCookie } from '../session-cookie.service.js';
import { Identities, type LinkedIdentity } from './identities.service.js';
import { OidcSignIn } from './oidc-sign-in.service.js';

class StartQuery {
  @ApiPropertyOptional({ type: String, description: 'The page to go on with' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  next?: string;
}

class RedirectDto {
  @ApiProperty({ type: String, format: 'uri', description: 'Where to send the browser' })
  url!: string;
}

class IdentityDto implements LinkedIdentity {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  issuer!: string;

  @ApiProperty({ type: String, description: 'How the provider calls the person' })
  label!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
}

/** Signing in with an account elsewhere, by OpenID Connect. */
@ApiTags('auth')
@Controller('auth')
export class OidcController {
  constructor(
    private readonly signIn: OidcSignIn,
    private readonly identities: Identities,
    private readonly cookie: SessionCookie,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('oidc/start')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Send the browser to the provider' })
  @ApiFoundResponse({ description: 'To the provider, or back to the sign-in page with `failure`' })
  @ApiProblems('not-found')
  async start(@Query() { next }: StartQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const begun = await this.signIn.begin(next ?? '/', null);
    this.remember(request, response, begun.token);
    response.redirect(302, begun.url);
  }

  @Post('oidc/link')
  @HttpCode(200)
  @ApiSignedIn()
  @ApiOperation({ summary: 'Begin to link an account at the provider with one’s own' })
  @ApiOkResponse({ type: RedirectDto })
  @ApiProblems('not-found')
  async link(
    @CurrentUser() user: User,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RedirectDto> {
    const begun = await this.signIn.begin('/account', user.id);
    this.remember(request, response, begun.token);
    return { url: begun.url };
  }

  @Get('oidc/callback')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Where the provider sends the browser back to' })
  @ApiFoundResponse({ description: 'To the page asked for, or to the sign-in page with `failure`' })
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    const token = parseCookie(request.headers.cookie ?? '', this.cookieName(request));
    response.clearCookie(this.cookieName(request), this.cookieOptions(request));
    const query = request.originalUrl.slice(request.path.length);
    const signedIn = request.principal?.kind === 'session' ? request.principal.user.id : null;
    const outcome = await this.signIn.finish(token, query, signedIn, request.log);
    const { userId } = outcome;
    if (userId !== null) await this.cookie.start(request, response, { id: userId, passwordHash: null });
    response.redirect(302, outcome.path);
  }

  @Get('identities')
  @ApiSignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One’s accounts elsewhere that lead in here' })
  @ApiOkResponse({ type: [IdentityDto] })
  list(@CurrentUser() user: User): Promise<IdentityDto[]> {
    return this.identities.list(user.id);
  }

  @Delete('identities/:id')
  @HttpCode(204)
  @ApiSignedIn()
  @ApiOperation({ summary: 'Unlink an account elsewhere' })
  @ApiNoContentResponse()
  @ApiProblems('not-found', 'conflict')
  unlink(@CurrentUser() user: User, @Param('id', IdPipe) id: number): Promise<void> {
    return this.identities.unlink(user.id, id);
  }

  private remember(request: Request, response: Response, token: string): void {
    const options = { ...this.cookieOptions(request), maxAge: this.signIn.lifetimeMs };
    response.cookie(this.cookieName(request), token, options);
  }

  private cookieName(request: Request): string {
    return isHttps(request.headers, this.config) ? '__Host-docket-oidc' : 'docket_oidc';
  }

  private cookieOptions(request: Request) {
    return { httpOnly: true, sameSite: 'lax', secure: isHttps(request.headers, this.config), path: '/' } as const;
  }
}
