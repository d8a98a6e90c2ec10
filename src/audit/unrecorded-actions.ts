import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { type Observable, concatMap } from 'rxjs';
import type { Role } from '../contract/roles.js';
import { ROLES_KEY } from '../http/access.js';
import { AuditService } from './audit.service.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const CHANGES_NOTHING = 'changes-nothing';

/** On a route that only asks, although it needs a body. */
export const ChangesNothing = () => SetMetadata(CHANGES_NOTHING, true);

/**
 * Records what an admin's route did without telling the log itself, by method and path: a forgotten call leaves a
 * plain entry, never none.
 */
@Injectable()
export class UnrecordedActions implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { method, path, actor } = context.switchToHttp().getRequest<Request>();
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (this.reflector.get<boolean | undefined>(CHANGES_NOTHING, context.getHandler()) === true) return next.handle();
    if (actor === undefined || SAFE_METHODS.includes(method) || roles?.includes('admin') !== true) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        if (!actor.isRecorded) {
          await this.audit.record(null, actor, {
            action: 'request',
            subject: { kind: 'route', id: `${method} ${path}` },
          });
        }
        return answer;
      }),
    );
  }
}
