import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiPage, decodeCursor, type Page, pageOf } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import {
  DeliveriesQuery,
  NewWebhookBody,
  NewWebhookDto,
  WebhookChangesBody,
  WebhookDeliveryDto,
  WebhookDto,
} from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@ApiSignedIn()
@Roles('admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @ApiOperation({ summary: 'All webhooks' })
  @ApiPage(WebhookDto)
  async list(): Promise<Page<WebhookDto>> {
    return { items: (await this.webhooks.list()).map((webhook) => WebhookDto.of(webhook)), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Have an address told of events; the secret that signs is answered once' })
  @ApiCreatedResponse({ type: NewWebhookDto })
  @ApiProblems('validation-failed', 'conflict')
  async create(@CurrentActor() actor: Actor, @Body() body: NewWebhookBody): Promise<NewWebhookDto> {
    const webhook = await this.webhooks.create(actor, body);
    return Object.assign(WebhookDto.of(webhook), { secret: webhook.secret });
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a webhook, or switch it off and on' })
  @ApiOkResponse({ type: WebhookDto })
  @ApiProblems('validation-failed', 'not-found')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: WebhookChangesBody,
  ): Promise<WebhookDto> {
    return WebhookDto.of(await this.webhooks.change(actor, id, body));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Remove a webhook with its log' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    return this.webhooks.remove(actor, id);
  }

  @Post(':id/ping')
  @ApiOperation({ summary: 'Send a `ping` to it' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  ping(@Param('id', IdPipe) id: number): Promise<void> {
    return this.webhooks.ping(id);
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'What was sent, or is to be, with every attempt; newest first' })
  @ApiPage(WebhookDeliveryDto)
  @ApiProblems('not-found', 'validation-failed')
  async deliveries(
    @Param('id', IdPipe) id: number,
    @Query() query: DeliveriesQuery,
  ): Promise<Page<WebhookDeliveryDto>> {
    const rows = await this.webhooks.deliveries(id, {
      state: query.state,
      beforeId: decodeCursor(query.cursor, ['number'])?.[0] ?? null,
      limit: query.limit + 1,
    });
    return pageOf(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  @Post(':id/deliveries/:delivery/replay')
  @ApiOperation({ summary: 'Send a delivery again that is delivered or given up' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('not-found', 'conflict')
  replay(@Param('id', IdPipe) id: number, @Param('delivery', IdPipe) delivery: number): Promise<void> {
    return this.webhooks.replay(id, delivery);
  }
}
