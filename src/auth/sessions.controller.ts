import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiSignedIn } from '../http/access.js';
import { ApiPage, type Page } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { SessionDto } from './auth.dto.js';
import { CurrentPrincipal, CurrentUser } from './current-user.js';
import type { Principal } from './principal.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('auth')
@ApiSignedIn()
@Controller('auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** The browsers in which one is signed in, all on one page. */
  @Get()
  @ApiOperation({ summary: 'The browsers one is signed in with' })
  @ApiPage(SessionDto)
  async list(@CurrentPrincipal() principal: Principal): Promise<Page<SessionDto>> {
    const currentId = principal.kind === 'session' ? principal.sessionId : null;
    const sessions = await this.sessions.list(principal.user.id);
    return { items: sessions.map((session) => SessionDto.of(session, currentId)), nextCursor: null };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'End a session' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  end(@CurrentUser() user: User, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.end(user.id, id);
  }
}
