import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { WebhookEvent } from '../contract/webhooks.js';

/** An address that is told of events. */
@Entity('webhooks')
export class Webhook {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  url!: string;

  /** What deliveries are signed with; shown once. */
  @Column('text', { select: false })
  secret!: string;

  @Column('text', { array: true })
  events!: WebhookEvent[];

  @Column('boolean', { default: true })
  isEnabled!: boolean;

  @Column('integer', { nullable: true })
  createdBy!: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
