/**
 * Keeps the chain in force: the newest row of `admission_policies`, or what the handlers themselves default to. Every
 * web process holds it in memory and drops it when the bus tells of a change, so a change counts from the next request
 * on, without a restart.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Actor } from '../../audit/actor.js';
import { AuditService } from '../../audit/audit.service.js';
import { DomainError } from '../../contract/errors.js';
import { EventBus } from '../../events/event-bus.js';
import { User } from '../../users/user.entity.js';
import type { AdmissionHandler } from './admission-handler.js';
import { AdmissionPolicy } from './admission-policy.entity.js';
import {
  checkedSteps,
  defaultSteps,
  type HandlerPolicy,
  policyOf,
  type ProposedHandler,
  type Step,
} from './admission-policy.js';

export const ADMISSION_HANDLER_LIST = Symbol('ADMISSION_HANDLER_LIST');
const TOPIC = 'admission';
/** Any constant will do: changes come one after the other. */
const CHANGE_LOCK = 4_020_117_302;

export interface ChainInForce {
  /** 0: nobody has changed anything yet. */
  revision: number;
  steps: readonly Step[];
  changedBy: number | null;
  changedAt: Date | null;
}

@Injectable()
export class AdmissionPolicyService implements OnApplicationBootstrap {
  private readonly logger = new Logger(AdmissionPolicyService.name);
  private cached: Promise<ChainInForce> | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly bus: EventBus,
    private readonly audit: AuditService,
    @Inject(ADMISSION_HANDLER_LIST) private readonly handlers: readonly AdmissionHandler[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.bus.listen(({ topic }) => {
      if (topic === TOPIC) this.cached = null;
    });
    this.bus.onGap(() => {
      this.cached = null;
    });
  }

  /** @param manager reads with its connection: a transaction must not wait for a second one of the pool */
  async inForce(manager: EntityManager = this.dataSource.manager): Promise<ChainInForce> {
    const reading = (this.cached ??= this.read(manager));
    try {
      return await reading;
    } catch (error) {
      if (this.cached === reading) this.cached = null;
      throw error;
    }
  }

  /**
   * Puts another chain in force, or nothing at all.
   *
   * @param basedOn the revision the admin looked at; null: whichever is in force
   * @throws DomainError `validation-failed` naming the fields, or `conflict` when somebody else was quicker
   */
  async change(actor: Actor, proposed: readonly ProposedHandler[], basedOn: number | null): Promise<ChainInForce> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CHANGE_LOCK]);
      const present = await this.read(manager);
      if (basedOn !== null && basedOn !== present.revision) {
        const message = `The chain was changed meanwhile: its revision is ${String(present.revision)}.`;
        throw new DomainError('conflict', message, [{ field: 'revision', message: 'read the chain anew' }]);
      }
      const steps = checkedSteps(present.steps, proposed);
      const { revision } = await manager.save(
        manager.create(AdmissionPolicy, {
          handlers: policyOf(steps),
          changedBy: actor.userId,
        } as Partial<AdmissionPolicy>),
      );
      await this.audit.record(manager, actor, {
        action: 'admission-changed',
        subject: { kind: 'admission', id: revision },
        details: { from: differing(present.steps, steps), to: differing(steps, present.steps) },
      });
      await this.bus.publish(manager, { topic: TOPIC, data: null });
    });
    this.cached = null;
    return this.inForce();
  }

  /** Newest first. */
  history(beforeRevision: number | null, limit: number): Promise<AdmissionPolicy[]> {
    return this.dataSource.manager.find(AdmissionPolicy, {
      where: beforeRevision === null ? {} : { revision: LessThan(beforeRevision) },
      order: { revision: 'DESC' },
      take: limit,
    });
  }

  /** User names by id; accounts that are gone are left out. */
  async usernames(ids: readonly (number | null)[]): Promise<Map<number, string>> {
    const users = await this.dataSource.manager.findBy(User, { id: In(ids.filter((id) => id !== null)) });
    return new Map(users.map(({ id, username }) => [id, username]));
  }

  private async read(manager: EntityManager): Promise<ChainInForce> {
    const defaults = defaultSteps(this.handlers);
    const [row] = await manager.find(AdmissionPolicy, { order: { revision: 'DESC' }, take: 1 });
    if (row === undefined) return { revision: 0, steps: defaults, changedBy: null, changedAt: null };
    const { revision, changedBy, createdAt: changedAt } = row;
    return { revision, steps: this.stepsOf(row, defaults), changedBy, changedAt };
  }

  /** A row of another version of Docket may lack a handler, or have settings that this one refuses. */
  private stepsOf(row: AdmissionPolicy, defaults: Step[]): Step[] {
    try {
      return checkedSteps(defaults, row.handlers);
    } catch (error) {
      this.logger.error(`Revision ${String(row.revision)} of the admission chain does not fit: ${String(error)}`);
      return defaults;
    }
  }
}

/** The handlers that are not the same, or not at the same place, in the other chain. */
function differing(steps: readonly Step[], others: readonly Step[]): HandlerPolicy[] {
  const beside = policyOf(others);
  return policyOf(steps).filter((policy, index) => JSON.stringify(policy) !== JSON.stringify(beside[index]));
}
