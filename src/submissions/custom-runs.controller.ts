import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentPrincipal, CurrentUser } from '../auth/current-user.js';
import type { Principal } from '../auth/principal.js';
import { ApiSignedIn, Scopes } from '../http/access.js';
import { EventStream } from '../http/event-stream.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import type { User } from '../users/user.entity.js';
import { CustomRunDto, NewCustomRunBody } from './custom-runs.dto.js';
import { CustomRunsService } from './custom-runs.service.js';
import { EventStreams } from './event-streams.js';
import { customRunView } from './submission-views.js';
import { WaitQuery } from './submissions.dto.js';

@ApiTags('runs')
@ApiSignedIn()
@Controller('runs')
export class CustomRunsController {
  constructor(
    private readonly runs: CustomRunsService,
    private readonly streams: EventStreams,
  ) {}

  @Post()
  @HttpCode(202)
  @Scopes('submit')
  @ApiOperation({ summary: 'Run code on an input of your own, without a problem' })
  @ApiAcceptedResponse({ type: CustomRunDto })
  @ApiProblems(
    'validation-failed',
    'unknown-language',
    'payload-too-large',
    'forbidden',
    'submissions-closed',
    'too-many-requests',
    'quota-exceeded',
  )
  async create(@CurrentPrincipal() principal: Principal, @Body() body: NewCustomRunBody): Promise<CustomRunDto> {
    return customRunView(await this.runs.create(principal, body));
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: CustomRunDto })
  @ApiProblems('not-found', 'validation-failed')
  async show(
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
    @Query() { wait }: WaitQuery,
  ): Promise<CustomRunDto> {
    const run = await this.runs.get(user, id);
    if (wait > 0 && run.state !== 'finished') await this.runs.wait(id, wait);
    return customRunView(await this.runs.get(user, id));
  }

  @Get(':id/events')
  @ApiOperation({
    summary: 'What happens to it, as server-sent events, until it is finished',
    description: 'Each event is `custom-run` with the run as GET shows it; the last one has the result.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-found', 'validation-failed', 'too-many-requests')
  async events(
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.streams.followRun(user, id, request, () => new EventStream(request, response));
  }
}
