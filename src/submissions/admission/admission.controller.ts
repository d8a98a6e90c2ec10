import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../audit/actor.js';
import { ApiSignedIn, Roles } from '../../http/access.js';
import { ApiPage, decodeCursor, type Page, PageQuery, pageOf } from '../../http/page.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { AdmissionChangeDto, AdmissionDto, AdmissionPolicyBody } from './admission.dto.js';
import { AdmissionPolicyService, type ChainInForce } from './admission-policy.service.js';

/** What a submission passes before it is accepted, and who changed it. */
@ApiTags('admission')
@ApiSignedIn()
@Roles('admin')
@Controller('admission')
export class AdmissionController {
  constructor(private readonly policy: AdmissionPolicyService) {}

  @Get()
  @ApiOperation({ summary: 'The chain that submissions and runs pass, in its order' })
  @ApiOkResponse({ type: AdmissionDto })
  async show(): Promise<AdmissionDto> {
    return this.view(await this.policy.inForce());
  }

  @Put()
  @ApiOperation({
    summary: 'Change order, switches and settings of the chain',
    description: 'Counts from the next request on, at every web process. What will not do is refused as a whole.',
  })
  @ApiOkResponse({ type: AdmissionDto })
  @ApiProblems('validation-failed', 'conflict')
  async change(@CurrentActor() actor: Actor, @Body() body: AdmissionPolicyBody): Promise<AdmissionDto> {
    return this.view(await this.policy.change(actor, body.handlers, body.revision ?? null));
  }

  @Get('changes')
  @ApiOperation({ summary: 'Who changed the chain, when, to what; newest first' })
  @ApiPage(AdmissionChangeDto)
  @ApiProblems('validation-failed')
  async changes(@Query() query: PageQuery): Promise<Page<AdmissionChangeDto>> {
    const rows = await this.policy.history(decodeCursor(query.cursor, ['number'])?.[0] ?? null, query.limit + 1);
    const names = await this.policy.usernames(rows.map(({ changedBy }) => changedBy));
    return pageOf(
      rows,
      query.limit,
      ({ revision }) => [revision],
      (row) => ({
        revision: row.revision,
        changedBy: names.get(row.changedBy ?? 0) ?? null,
        changedAt: row.createdAt.toISOString(),
        handlers: row.handlers,
      }),
    );
  }

  private async view({ revision, steps, changedBy, changedAt }: ChainInForce): Promise<AdmissionDto> {
    const names = await this.policy.usernames([changedBy]);
    return {
      revision,
      changedBy: names.get(changedBy ?? 0) ?? null,
      changedAt: changedAt?.toISOString() ?? null,
      handlers: steps.map(({ handler, isEnabled, settings }) => ({
        id: handler.id,
        summary: handler.summary,
        isEnabled,
        canBeOff: handler.canBeOff,
        after: [...handler.after],
        settings: { ...settings },
        defaults: { ...handler.defaults() },
      })),
    };
  }
}
