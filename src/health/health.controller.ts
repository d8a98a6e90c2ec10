/** Whether the server can do its work, for people, load balancers and `docket up`. */
import { Controller, Get, type OnModuleDestroy, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../http/access.js';
import { HealthDto, ProbeDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Controller('health')
export class HealthController implements OnModuleDestroy {
  private isStopping = false;

  constructor(private readonly health: HealthService) {}

  /** Whether the process is there and answers, for whoever restarts it. */
  @Get('live')
  @ApiOperation({ summary: 'Whether the process answers', description: 'Also at /health/live.' })
  @Public()
  @ApiOkResponse({ type: ProbeDto })
  live(): ProbeDto {
    return { status: 'ok' };
  }

  /** Whether requests are to be sent here, for a load balancer. */
  @Get('ready')
  @ApiOperation({
    summary: 'Whether requests are to be sent here',
    description: '503 while the database cannot be reached, and when the process is stopping. Also at /health/ready.',
  })
  @Public()
  @ApiOkResponse({ type: ProbeDto })
  @ApiServiceUnavailableResponse({ type: ProbeDto })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ProbeDto> {
    const isReady = !this.isStopping && (await this.health.look()).status !== 'down';
    response.setHeader('Cache-Control', 'no-store');
    if (!isReady) response.status(503);
    return { status: isReady ? 'ok' : 'down' };
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Database, workers and queue. 503 when the database cannot be reached: then nothing works. */
  @Get()
  @ApiOperation({ summary: 'Whether database, workers and queue are well' })
  @Public()
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto })
  async show(@Res({ passthrough: true }) response: Response): Promise<HealthDto> {
    const health = await this.health.look();
    response.setHeader('Cache-Control', 'no-store');
    if (health.status === 'down') response.status(503);
    return health;
  }
}
