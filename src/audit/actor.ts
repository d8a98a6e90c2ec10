import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../contract/errors.js';

/** Who acts, and by which request. */
export interface Actor {
  /** null: somebody with the machine's own rights, at its command line. */
  userId: number | null;
  username: string;
  /** `session`, or `token <id>`, or `command-line`. */
  via: string;
  ipAddress: string;
  requestId: string;
  /** Set once an entry tells of this request. */
  isRecorded: boolean;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by the first guard; undefined: nobody who is known. */
    actor?: Actor;
  }
}

/** `@CurrentActor() actor: Actor` */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<Request>();
  if (actor === undefined) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
  return actor;
});

/** For commands that act on the database without a person signed in. */
export function commandLineActor(): Actor {
  return {
    userId: null,
    username: 'command line',
    via: 'command-line',
    ipAddress: '',
    requestId: '',
    isRecorded: false,
  };
}
