/**
 * Live events over Socket.IO, by the words of contract/events.ts. A subscription is checked as REST would check it;
 * the present state is sent first, read after the room was joined, so that nothing falls between the two.
 */
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { AuthService } from '../auth/auth.service.js';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../contract/errors.js';
import type { ClientEvents, ServerEvents, SubscribeReply, SubscribeTopic } from '../contract/events.js';
import { describeError } from '../http/problem-details.js';
import type { User } from '../users/user.entity.js';
import { SubmissionEvents, type SubmissionNotice } from './submission-events.js';
import { SubmissionsService } from './submissions.service.js';

type ClientSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { principal: Promise<Principal | null> }>;

/** How often the credentials of an open socket are looked at again: a session that ended must not go on listening. */
const RECHECK_MS = 30_000;
const MAX_TOPICS = 100;

@WebSocketGateway({ transports: ['websocket', 'polling'], serveClient: false, maxHttpBufferSize: 16_384 })
export class SubmissionsGateway implements OnGatewayConnection, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SubmissionsGateway.name);
  private isStopping = false;
  @WebSocketServer()
  private readonly server!: Server<ClientEvents, ServerEvents>;

  constructor(
    private readonly auth: AuthService,
    private readonly submissions: SubmissionsService,
    private readonly events: SubmissionEvents,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.events.listen((notice) => {
      this.forward(notice);
    });
    // Events may have been missed: clients that reconnect subscribe anew and get the present state. Only the transport is
    // closed: a client that is told to disconnect stays away for good.
    this.events.onGap(() => {
      this.cutOff();
    });
  }

  /** Clients come back to another process. */
  onModuleDestroy(): void {
    this.isStopping = true;
    this.cutOff();
  }

  private cutOff(): void {
    for (const socket of this.server.sockets.sockets.values()) socket.conn.close();
  }

  handleConnection(socket: ClientSocket): void {
    if (this.isStopping) {
      socket.conn.close();
      return;
    }
    // Awaited by each subscription; a message may come before the credentials have been looked up.
    socket.data.principal = this.identify(socket);
    const recheck = setInterval(() => {
      socket.data.principal = this.identify(socket);
    }, RECHECK_MS);
    socket.on('disconnect', () => {
      clearInterval(recheck);
    });
  }

  @SubscribeMessage('subscribe')
  async subscribe(@ConnectedSocket() socket: ClientSocket, @MessageBody() topic: unknown): Promise<SubscribeReply> {
    try {
      const user = await this.userOf(socket);
      await this.join(socket, user, readTopic(topic));
      return { ok: true };
    } catch (error) {
      return this.refusal(error);
    }
  }

  @SubscribeMessage('unsubscribe')
  async unsubscribe(@ConnectedSocket() socket: ClientSocket, @MessageBody() topic: unknown): Promise<SubscribeReply> {
    try {
      const user = await this.userOf(socket);
      await socket.leave(roomOf(readTopic(topic), user));
      return { ok: true };
    } catch (error) {
      return this.refusal(error);
    }
  }

  private async join(socket: ClientSocket, user: User, topic: SubscribeTopic): Promise<void> {
    if (socket.rooms.size > MAX_TOPICS) {
      throw new DomainError('too-many-requests', `A connection follows at most ${String(MAX_TOPICS)} topics.`);
    }
    if ('mine' in topic) {
      await socket.join(roomOf(topic, user));
      for (const submission of await this.submissions.unfinished(user.id)) {
        socket.emit('submission', await this.submissions.snapshot(submission));
      }
      return;
    }
    await this.submissions.get(user, topic.submission);
    await socket.join(roomOf(topic, user));
    const present = await this.submissions.get(user, topic.submission);
    socket.emit('submission', await this.submissions.snapshot(present));
  }

  private forward(notice: SubmissionNotice): void {
    if (notice.kind !== 'run' && notice.kind !== 'submission') return;
    const room = this.server.to([`submission:${notice.event.submissionId}`, `user:${notice.userId}`]);
    if (notice.kind === 'run') room.emit('run', notice.event);
    else room.emit('submission', notice.event);
  }

  private async identify(socket: ClientSocket): Promise<Principal | null> {
    const { headers, auth } = socket.handshake;
    const principal = await this.auth.authenticateSocket({ headers, auth }).catch((error: unknown) => {
      this.logger.debug(`Socket refused: ${String(error)}`);
      return null;
    });
    if (principal === null && socket.connected && socket.rooms.size > 1) socket.disconnect(true);
    return principal;
  }

  private async userOf(socket: ClientSocket): Promise<User> {
    const principal = await socket.data.principal;
    if (principal === null) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
    return principal.user;
  }

  private refusal(error: unknown): SubscribeReply {
    const { problem, isOurs } = describeError(error);
    if (isOurs) this.logger.error(error);
    return { ok: false, code: problem.code, message: problem.detail };
  }
}

function roomOf(topic: SubscribeTopic, user: User): string {
  return 'mine' in topic ? `user:${user.id}` : `submission:${topic.submission}`;
}

function readTopic(topic: unknown): SubscribeTopic {
  if (typeof topic === 'object' && topic !== null) {
    if ('mine' in topic && topic.mine === true) return { mine: true };
    if ('submission' in topic && Number.isSafeInteger(topic.submission)) {
      return { submission: topic.submission as number };
    }
  }
  throw new DomainError('validation-failed', 'The topic must be {"submission": <id>} or {"mine": true}.');
}
