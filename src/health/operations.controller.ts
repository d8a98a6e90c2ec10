import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { ApiSignedIn, Roles } from '../http/access.js';
import { listWorkers } from '../queue/worker-registration.js';
import { QueueService } from '../queue/queue.service.js';
import { LaneHealthDto } from './health.dto.js';
import { MetricsService } from './metrics.service.js';

class WorkerDto {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String })
  host!: string;

  @ApiProperty({ type: 'integer', description: 'Submissions it judges at once' })
  slots!: number;

  @ApiProperty({ type: Boolean, description: 'Its process is there' })
  isAlive!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What it says of itself: `canJudge`, `reason`, `guards`, `checks` (as of docket doctor), `library`, `languages`, `pool`',
  })
  report!: Record<string, unknown>;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  seenAt!: string;
}

/** What an operator looks at: workers and the queue. */
@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller()
export class OperationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly metrics: MetricsService,
  ) {}

  @Get('workers')
  @ApiOperation({ summary: 'Judge processes, their guards, warm containers and toolchain libraries' })
  @ApiOkResponse({ type: [WorkerDto] })
  async workers(): Promise<WorkerDto[]> {
    const workers = await listWorkers(this.dataSource.manager);
    return workers.map(({ startedAt, seenAt, ...worker }) => ({
      ...worker,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    }));
  }

  @Get('metrics')
  @ApiOperation({
    summary: 'Figures for Prometheus',
    description:
      'Of the web process, of all workers and of the queue, in the text format. Also at /metrics. For admins: give Prometheus a token of an admin with the scope `read`.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String })
  async figures(@Res() response: Response): Promise<void> {
    const text = await this.metrics.render();
    response.type(this.metrics.contentType).setHeader('Cache-Control', 'no-store');
    response.send(text);
  }

  @Get('queue')
  @ApiOperation({ summary: 'Jobs by lane' })
  @ApiOkResponse({ type: [LaneHealthDto] })
  lanes(): Promise<LaneHealthDto[]> {
    return this.queue.depths();
  }
}
