import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import {
  LibraryBuildBody,
  LibraryDto,
  LibraryHostQuery,
  LibraryTaskDto,
  LibraryTestBody,
  LibraryUseBody,
} from './libraries.dto.js';
import { LibrariesService } from './libraries.service.js';
import type { LibraryTask } from './library-task.entity.js';

/** Compilers and interpreters: which there are, newer ones, other languages; while judging goes on. */
@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller('libraries')
export class LibrariesController {
  constructor(private readonly libraries: LibrariesService) {}

  @Get()
  @ApiOperation({ summary: 'The toolchain libraries of every machine that judges' })
  @ApiOkResponse({ type: [LibraryDto] })
  list(): Promise<LibraryDto[]> {
    return this.libraries.list();
  }

  @Get('tasks')
  @ApiOperation({ summary: 'What was asked of the libraries, and how far it is; the latest first' })
  @ApiOkResponse({ type: [LibraryTaskDto] })
  async tasks(): Promise<LibraryTaskDto[]> {
    return (await this.libraries.tasks()).map(view);
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Build a library of today’s packages',
    description: 'It is switched to when every language in it judged "hello" right. Running judgings finish on theirs.',
  })
  @ApiAcceptedResponse({ type: [LibraryTaskDto] })
  @ApiProblems('validation-failed')
  async build(@CurrentActor() actor: Actor, @Body() body: LibraryBuildBody): Promise<LibraryTaskDto[]> {
    const wanted = { action: 'build', digest: null, languages: body.languages ?? [] } as const;
    return (await this.libraries.ask(actor, wanted, body.host ?? null)).map(view);
  }

  @Post(':digest/use')
  @HttpCode(202)
  @ApiOperation({ summary: 'Switch to a library that is kept, if every language in it judges "hello" right' })
  @ApiAcceptedResponse({ type: [LibraryTaskDto] })
  @ApiProblems('validation-failed', 'not-found')
  async use(
    @CurrentActor() actor: Actor,
    @Param('digest') digest: string,
    @Body() body: LibraryUseBody,
  ): Promise<LibraryTaskDto[]> {
    return (await this.libraries.ask(actor, { action: 'use', digest, languages: [] }, body.host ?? null)).map(view);
  }

  @Post(':digest/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try a library: "hello" in each of its languages; nothing is switched' })
  @ApiAcceptedResponse({ type: [LibraryTaskDto] })
  @ApiProblems('validation-failed', 'not-found')
  async test(
    @CurrentActor() actor: Actor,
    @Param('digest') digest: string,
    @Body() body: LibraryTestBody,
  ): Promise<LibraryTaskDto[]> {
    return (await this.libraries.ask(actor, { action: 'test', digest, languages: [] }, body.host ?? null)).map(view);
  }

  @Delete(':digest')
  @HttpCode(202)
  @ApiOperation({ summary: 'Remove a library that is not in use and that no judgement needs' })
  @ApiAcceptedResponse({ type: [LibraryTaskDto] })
  @ApiProblems('validation-failed', 'not-found', 'conflict')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('digest') digest: string,
    @Query() query: LibraryHostQuery,
  ): Promise<LibraryTaskDto[]> {
    return (await this.libraries.ask(actor, { action: 'remove', digest, languages: [] }, query.host ?? null)).map(view);
  }
}

function view({
  id,
  host,
  action,
  digest,
  languages,
  state,
  message,
  createdAt,
  finishedAt,
}: LibraryTask): LibraryTaskDto {
  return {
    ...{ id, host, action, digest, languages, state, message },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
