import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiSignedIn, Roles } from '../../http/access.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { ActivityDto, ActivityQuery, WorkDto } from './activity.dto.js';
import { ActivityService } from './activity.service.js';

/** What an operator looks at: the judge's work over time and now. */
@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller('activity')
export class ActivityController {
  constructor(private readonly activity: ActivityService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Throughput and percentiles of the time to a verdict over the last hours' })
  @ApiOkResponse({ type: ActivityDto })
  @ApiProblems('validation-failed')
  over(@Query() { hours }: ActivityQuery): Promise<ActivityDto> {
    return this.activity.over(hours);
  }

  @Get('now')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What is judged where and what waits: the first 200, in the order of the queue' })
  @ApiOkResponse({ type: [WorkDto] })
  now(): Promise<WorkDto[]> {
    return this.activity.now();
  }
}
