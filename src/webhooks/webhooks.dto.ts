import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsBoolean, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { DELIVERY_STATES, type DeliveryState, WEBHOOK_EVENTS, type WebhookEvent } from '../contract/webhooks.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { PageQuery } from '../http/page.js';
import type { Webhook } from './webhook.entity.js';

const EVENTS = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[];

export class NewWebhookBody {
  @ApiProperty({ type: String, maxLength: 100, description: 'What it is for' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ type: String, example: 'https://ci.example.org/docket', description: 'http or https' })
  @IsString()
  @MaxLength(2000)
  url!: string;

  @ApiProperty({ enum: EVENTS, enumName: 'WebhookEvent', isArray: true })
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(EVENTS, { each: true })
  events!: WebhookEvent[];

  @ApiPropertyOptional({ type: Boolean, default: true })
  @MayBeLeftOut()
  @IsBoolean()
  isEnabled?: boolean;
}

export class WebhookChangesBody extends PartialType(NewWebhookBody, { skipNullProperties: false }) {}

export class WebhookDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  url!: string;

  @ApiProperty({ enum: EVENTS, enumName: 'WebhookEvent', isArray: true })
  events!: WebhookEvent[];

  @ApiProperty({ type: Boolean, description: 'Also false once the receiver answered 410 Gone' })
  isEnabled!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  static of({ id, name, url, events, isEnabled, createdAt }: Webhook): WebhookDto {
    return { id, name, url, events, isEnabled, createdAt };
  }
}

export class NewWebhookDto extends WebhookDto {
  @ApiProperty({ type: String, example: 'whsec_…', description: 'Signs deliveries; it cannot be shown again' })
  secret!: string;
}

export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, enumName: 'DeliveryState' })
  @MayBeLeftOut()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;
}

export class WebhookAttemptDto {
  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: 'integer' })
  durationMs!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: there was no answer' })
  responseStatus!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The beginning of the answer' })
  responseHead!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why there was no answer' })
  error!: string | null;
}

export class WebhookDeliveryDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ enum: EVENTS, enumName: 'WebhookEvent' })
  event!: WebhookEvent;

  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryState' })
  state!: DeliveryState;

  @ApiProperty({ type: String, description: 'The JSON text that is sent' })
  payload!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'While it waits: the next attempt' })
  nextAttemptAt!: Date | null;

  @ApiProperty({ type: () => [WebhookAttemptDto] })
  attempts!: WebhookAttemptDto[];
}
