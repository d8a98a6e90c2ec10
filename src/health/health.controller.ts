/** Whether the server can do its work, for people, load balancers and `docket up`. */
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../http/access.js';
import { HealthDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

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
