import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { CurrentPrincipal, CurrentUser } from '../auth/current-user.js';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../contract/errors.js';
import { ApiSignedIn, Roles, Scopes } from '../http/access.js';
import { EventStream } from '../http/event-stream.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiPage, decodeCursor, type Page, pageOf } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { serveFile } from '../problems/serve-file.js';
import type { User } from '../users/user.entity.js';
import { EventStreams } from './event-streams.js';
import {
  NewSubmissionBody,
  SourceDto,
  SubmissionDto,
  SubmissionsQuery,
  SubmissionSummaryDto,
  WaitQuery,
} from './submissions.dto.js';
import { detailView, summaryView } from './submission-views.js';
import { SubmissionsService } from './submissions.service.js';

const MAX_KEY_LENGTH = 255;

@ApiTags('submissions')
@ApiSignedIn()
@Controller('submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly streams: EventStreams,
  ) {}

  @Post()
  @HttpCode(202)
  @Scopes('submit')
  @ApiOperation({ summary: 'Hand in a program', description: 'Accepted once the submission and its job are stored.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A repeated request makes no second submission' })
  @ApiAcceptedResponse({ type: SubmissionDto })
  @ApiProblems(
    'validation-failed',
    'unknown-language',
    'payload-too-large',
    'not-found',
    'conflict',
    'forbidden',
    'submissions-closed',
    'duplicate-submission',
    'too-many-requests',
    'quota-exceeded',
  )
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: NewSubmissionBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<SubmissionDto> {
    if (key !== undefined && (key === '' || key.length > MAX_KEY_LENGTH)) {
      const message = `Idempotency-Key must have 1 to ${String(MAX_KEY_LENGTH)} characters`;
      throw new DomainError('validation-failed', message, [{ field: 'Idempotency-Key', message }]);
    }
    return detailView(await this.submissions.submit(principal, body, key ?? null), principal.user);
  }

  @Get()
  @ApiOperation({ summary: 'Submissions, newest first', description: 'Students see their own.' })
  @ApiPage(SubmissionSummaryDto)
  @ApiProblems('validation-failed')
  async list(@CurrentUser() user: User, @Query() query: SubmissionsQuery): Promise<Page<SubmissionSummaryDto>> {
    const isAdmin = user.role === 'admin';
    const rows = await this.submissions.list({
      userId: isAdmin ? undefined : user.id,
      username: query.user,
      problemSlug: query.problem,
      language: query.language,
      verdict: query.verdict,
      withJury: isAdmin && query.jury === true,
      beforeId: decodeCursor(query.cursor, ['number'])?.[0] ?? null,
      limit: query.limit + 1,
    });
    return pageOf(rows, query.limit, ({ submission }) => [submission.id], summaryView);
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A submission with its judgement and runs' })
  @ApiOkResponse({ type: SubmissionDto })
  @ApiProblems('not-found', 'validation-failed')
  async show(
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
    @Query() { wait }: WaitQuery,
  ): Promise<SubmissionDto> {
    const submission = await this.submissions.get(user, id);
    if (wait > 0 && submission.state !== 'finished') await this.submissions.wait(id, wait);
    return detailView(await this.submissions.detail(await this.submissions.get(user, id)), user);
  }

  @Get(':id/events')
  @ApiOperation({
    summary: 'What happens to it, as server-sent events, until it is finished',
    description:
      'First an event `submission` with the present state and its `runs`, then `submission` and `run` as over ' +
      'Socket.IO; the id of each is the revision. The stream ends with the event that has state `finished`.',
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
    await this.streams.followSubmission(user, id, request, () => new EventStream(request, response));
  }

  @Get(':id/runs/:ordinal/:part')
  @ApiOperation({
    summary: '`input` or `answer` of a test case',
    description: 'For whoever failed on it, where the package gives full feedback; for admins always.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-found')
  async testCaseFile(
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
    @Param('ordinal', IdPipe) ordinal: number,
    @Param('part') part: string,
    @Res() response: Response,
  ): Promise<void> {
    if (part !== 'input' && part !== 'answer')
      throw new DomainError('not-found', 'A test case has an input and an answer');
    const submission = await this.submissions.get(user, id);
    await serveFile(response, await this.submissions.sharedFile(user, submission, ordinal, part));
  }

  @Get(':id/source')
  @ApiOperation({ summary: 'The files as they were handed in' })
  @ApiOkResponse({ type: SourceDto })
  @ApiProblems('not-found')
  async source(@CurrentUser() user: User, @Param('id', IdPipe) id: number): Promise<SourceDto> {
    return { files: await this.submissions.source(await this.submissions.get(user, id)) };
  }

  @Post(':id/rejudge')
  @HttpCode(202)
  @Roles('admin')
  @ApiOperation({ summary: 'Judge again on the problem’s current version; earlier judgements are kept' })
  @ApiAcceptedResponse({ type: SubmissionDto })
  @ApiProblems('not-found', 'conflict')
  async rejudge(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
  ): Promise<SubmissionDto> {
    await this.submissions.rejudge(id, actor);
    return detailView(await this.submissions.detail(await this.submissions.get(user, id)), user);
  }
}
