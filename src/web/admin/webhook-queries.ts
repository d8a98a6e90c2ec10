import { queryOptions } from '@tanstack/react-query';
import type { WebhookEvent } from '../../contract/webhooks.js';
import { api } from '../api/endpoints.js';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => api.listWebhooks(signal),
});

/** An event as a key of the strings, in which a dot would part it. */
export function eventWord(event: WebhookEvent) {
  return WORDS[event];
}

const WORDS = {
  ping: 'ping',
  'submission.finished': 'submissionFinished',
  'run.finished': 'runFinished',
  'verification.finished': 'verificationFinished',
} as const satisfies Record<WebhookEvent, string>;
