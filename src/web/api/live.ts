import type { Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents, SubscribeTopic } from '../../contract/events.js';
import type { LiveEvent } from './apply-event.js';

/**
 * The live link: one socket for the whole page, opened with the first subscription. After each (re)connection every
 * topic is subscribed again, and the server answers with the present state first, so nothing is lost in between.
 * Where sockets are blocked the link stays `waiting`, and pages fall back to long polling.
 */
export type LinkState = 'idle' | 'waiting' | 'connected';
type Listener = (event: LiveEvent) => void;
type Link = Socket<ServerEvents, ClientEvents>;

interface Subscription {
  topic: SubscribeTopic;
  listeners: Set<Listener>;
}

const subscriptions = new Map<string, Subscription>();
const stateListeners = new Set<() => void>();
let state: LinkState = 'idle';
let link: Promise<Link> | null = null;

export function linkState(): LinkState {
  return state;
}

export function onLinkState(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

/** Calls back with each event of the topic until the returned function is called. */
export function subscribe(topic: SubscribeTopic, listener: Listener): () => void {
  const key = JSON.stringify(topic);
  let subscription = subscriptions.get(key);
  if (!subscription) {
    subscription = { topic, listeners: new Set() };
    subscriptions.set(key, subscription);
    void open().then((socket) => {
      if (socket.connected) ask(socket, topic);
    });
  }
  subscription.listeners.add(listener);
  return () => {
    leave(key, listener);
  };
}

/** Ends the link, for example at sign-out: the next subscription opens another one with new credentials. */
export function closeLink(): void {
  void link?.then((socket) => socket.disconnect());
  link = null;
  setState('idle');
}

function leave(key: string, listener: Listener): void {
  const subscription = subscriptions.get(key);
  if (!subscription) return;
  subscription.listeners.delete(listener);
  if (subscription.listeners.size > 0) return;
  subscriptions.delete(key);
  void link?.then((socket) => {
    if (socket.connected) socket.emit('unsubscribe', subscription.topic, () => undefined);
  });
}

function open(): Promise<Link> {
  link ??= connect();
  return link;
}

async function connect(): Promise<Link> {
  setState('waiting');
  const { io } = await import('socket.io-client');
  const socket: Link = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 5_000,
  });
  socket.on('connect', () => {
    setState('connected');
    for (const { topic } of subscriptions.values()) ask(socket, topic);
  });
  socket.on('disconnect', (reason) => {
    setState('waiting');
    // The server ended it (restart, expired session): socket.io leaves the next try to us.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 2_000);
  });
  socket.on('submission', (event) => {
    deliver({ kind: 'submission', event });
  });
  socket.on('run', (event) => {
    deliver({ kind: 'run', event });
  });
  return socket;
}

function ask(socket: Link, topic: SubscribeTopic): void {
  // A refusal leaves the page on what REST answers, which refuses in the same cases.
  socket.emit('subscribe', topic, () => undefined);
}

function deliver(event: LiveEvent): void {
  for (const { topic, listeners } of subscriptions.values()) {
    if ('submission' in topic && topic.submission !== event.event.submissionId) continue;
    for (const listener of listeners) listener(event);
  }
}

function setState(next: LinkState): void {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}
