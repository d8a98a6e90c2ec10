import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../audit/actor.js';
import { CurrentUser } from '../../auth/current-user.js';
import { ApiSignedIn, Roles } from '../../http/access.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ApiPage, decodeCursor, type Page, PageQuery, pageOf } from '../../http/page.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { User } from '../../users/user.entity.js';
import { WaitQuery } from '../submissions.dto.js';
import { ComparedSubmissionDto, ComparedSubmissionsQuery, RejudgingBody, RejudgingDto } from './rejudgings.dto.js';
import { RejudgingsService } from './rejudgings.service.js';

/** Judging again with a preview: start, look, then apply or discard. */
@ApiTags('rejudgings')
@ApiSignedIn()
@Roles('admin')
@Controller('rejudgings')
export class RejudgingsController {
  constructor(private readonly rejudgings: RejudgingsService) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Judge submissions again as a preview',
    description:
      'Each submission with a verdict that matches all members given is judged on its problem’s current version, in the lane `rejudge`. The verdicts that count stay until the rejudging is applied.',
  })
  @ApiAcceptedResponse({ type: RejudgingDto })
  @ApiProblems('validation-failed', 'not-found')
  async start(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Body() filter: RejudgingBody,
  ): Promise<RejudgingDto> {
    return this.view(await this.rejudgings.start(user.id, filter, actor));
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Rejudgings, newest first' })
  @ApiPage(RejudgingDto)
  @ApiProblems('validation-failed')
  async list(@Query() { cursor, limit }: PageQuery): Promise<Page<RejudgingDto>> {
    const rows = await this.rejudgings.list(decodeCursor(cursor, ['number'])?.[0] ?? null, limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (rejudging) => this.view(rejudging),
    );
    return { items: await Promise.all(items), nextCursor };
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A rejudging: how far it is, and how verdicts change' })
  @ApiOkResponse({ type: RejudgingDto })
  @ApiProblems('not-found', 'validation-failed')
  async show(@Param('id', IdPipe) id: number, @Query() { wait }: WaitQuery): Promise<RejudgingDto> {
    if (wait > 0) await this.rejudgings.wait(id, wait);
    return this.view(await this.rejudgings.get(id));
  }

  @Get(':id/submissions')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The submissions of a rejudging, old verdict against new' })
  @ApiPage(ComparedSubmissionDto)
  @ApiProblems('not-found', 'validation-failed')
  async submissions(
    @Param('id', IdPipe) id: number,
    @Query() { changed, before, after, cursor, limit }: ComparedSubmissionsQuery,
  ): Promise<Page<ComparedSubmissionDto>> {
    await this.rejudgings.get(id);
    const afterId = decodeCursor(cursor, ['number'])?.[0] ?? null;
    const rows = await this.rejudgings.submissions(id, { changed, before, after, afterId, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      ({ submissionId }) => [submissionId],
      (row) => ComparedSubmissionDto.of(row),
    );
  }

  @Post(':id/apply')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let the new judgements count',
    description: 'But those that ended as JE, and those of submissions judged again by other means meanwhile.',
  })
  @ApiOkResponse({ type: RejudgingDto })
  @ApiProblems('not-found', 'conflict')
  async apply(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
  ): Promise<RejudgingDto> {
    await this.rejudgings.apply(id, user.id, actor);
    return this.view(await this.rejudgings.get(id));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leave all verdicts as they are; what is not judged yet is called off' })
  @ApiOkResponse({ type: RejudgingDto })
  @ApiProblems('not-found', 'conflict')
  async discard(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('id', IdPipe) id: number,
  ): Promise<RejudgingDto> {
    await this.rejudgings.discard(id, user.id, actor);
    return this.view(await this.rejudgings.get(id));
  }

  private async view(rejudging: Parameters<RejudgingsService['report']>[0]): Promise<RejudgingDto> {
    return RejudgingDto.of(await this.rejudgings.report(rejudging));
  }
}
