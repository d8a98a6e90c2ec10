import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiSignedIn } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiPage, type Page } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ApiTokenDto, IssuedTokenDto, NewTokenBody } from './auth.dto.js';
import { CurrentPrincipal, CurrentUser } from './current-user.js';
import type { Principal } from './principal.js';

@ApiTags('auth')
@ApiSignedIn()
@Controller('auth/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  /** One's tokens that are not revoked, all on one page. */
  @Get()
  @ApiOperation({ summary: 'One’s API tokens' })
  @ApiPage(ApiTokenDto)
  async list(@CurrentUser() user: User): Promise<Page<ApiTokenDto>> {
    const tokens = await this.tokens.list(user.id);
    return { items: tokens.map((token) => ApiTokenDto.of(token)), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Make an API token; its secret is answered once' })
  @ApiCreatedResponse({ type: IssuedTokenDto })
  @ApiProblems('validation-failed', 'conflict')
  async issue(@CurrentPrincipal() principal: Principal, @Body() body: NewTokenBody): Promise<IssuedTokenDto> {
    const { row, token } = await this.tokens.issue(principal, body.name, body.scopes, body.expiresInDays ?? null);
    return Object.assign(ApiTokenDto.of(row), { token });
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke an API token' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  revoke(@CurrentUser() user: User, @Param('id', IdPipe) id: number): Promise<void> {
    return this.tokens.revoke(user.id, id);
  }
}
