import { Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiSignedIn, Roles } from '../../http/access.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { WaitQuery } from '../submissions.dto.js';
import { ReplayDto } from './replay.dto.js';
import { ReplaysService } from './replays.service.js';

@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller('submissions')
export class ReplaysController {
  constructor(private readonly replays: ReplaysService) {}

  @Post(':id/replays')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Make the judgement once more and compare',
    description: 'On the same version of the problem and with the same toolchain library; what is recorded stays.',
  })
  @ApiAcceptedResponse({ type: ReplayDto })
  @ApiProblems('not-found', 'conflict', 'validation-failed')
  async start(@Param('id', IdPipe) id: number): Promise<ReplayDto> {
    return this.replays.get(id, await this.replays.start(id));
  }

  @Get(':id/replays/:replay')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How a replay compares with what was recorded' })
  @ApiOkResponse({ type: ReplayDto })
  @ApiProblems('not-found', 'validation-failed')
  async get(
    @Param('id', IdPipe) id: number,
    @Param('replay', IdPipe) replay: number,
    @Query() { wait }: WaitQuery,
  ): Promise<ReplayDto> {
    const { state } = await this.replays.get(id, replay);
    if (wait > 0 && state !== 'finished') await this.replays.wait(replay, wait);
    return this.replays.get(id, replay);
  }
}
