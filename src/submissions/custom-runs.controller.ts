import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, CurrentUser } from '../auth/current-user.js';
import type { Principal } from '../auth/principal.js';
import { ApiSignedIn, Scopes } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import type { User } from '../users/user.entity.js';
import type { CustomRun } from './custom-run.entity.js';
import { CustomRunDto, NewCustomRunBody } from './custom-runs.dto.js';
import { CustomRunsService } from './custom-runs.service.js';
import { WaitQuery } from './submissions.dto.js';

@ApiTags('runs')
@ApiSignedIn()
@Controller('runs')
export class CustomRunsController {
  constructor(private readonly runs: CustomRunsService) {}

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
    return view(await this.runs.create(principal, body));
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
    return view(await this.runs.get(user, id));
  }
}

function view(run: CustomRun): CustomRunDto {
  return {
    id: run.id,
    language: run.language,
    state: run.state,
    result: run.result,
    createdAt: run.createdAt.toISOString(),
  };
}
