import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { CurrentUser } from '../auth/current-user.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import type { User } from '../users/user.entity.js';
import { SetAsideService } from './set-aside.service.js';
import { detailView } from './submission-views.js';
import { SubmissionDto } from './submissions.dto.js';
import { SubmissionsService } from './submissions.service.js';
import { TimelineDto } from './timeline/timeline.dto.js';
import { TimelineService } from './timeline/timeline.service.js';

/** What an operator asks and does about one submission. */
@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller('submissions')
export class SubmissionOperationsController {
  constructor(
    private readonly timelines: TimelineService,
    private readonly setAside: SetAsideService,
    private readonly submissions: SubmissionsService,
  ) {}

  @Get(':id/timeline')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Why it is stuck',
    description: 'Stage by stage with times; queue position, lane, lease holder, and why workers do not judge.',
  })
  @ApiOkResponse({ type: TimelineDto })
  @ApiProblems('not-found', 'validation-failed')
  timeline(@Param('id', IdPipe) id: number): Promise<TimelineDto> {
    return this.timelines.of(id);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Judge again what was set aside',
    description: 'In its own lane and on its own version of the problem; the judgement that failed is kept.',
  })
  @ApiAcceptedResponse({ type: SubmissionDto })
  @ApiProblems('not-found', 'conflict', 'validation-failed')
  async retry(
    @CurrentUser() user: User,
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<SubmissionDto> {
    await this.setAside.retry(id, actor);
    return detailView(await this.submissions.detail(await this.submissions.get(user, id)), user);
  }
}
