/** What webhooks tell of. The `data` of an event is the thing as GET shows it in a list. */
export const WEBHOOK_EVENTS = {
  ping: 'sent on request, to try a webhook',
  'submission.finished': 'a submission has its verdict, the first or a new one',
  'run.finished': 'a run without a problem has its result',
  'verification.finished': 'all example submissions of a package are judged',
} as const satisfies Record<string, string>;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/** `waiting`: to be sent, or sent again; `failed`: given up after many attempts, or the webhook is gone there. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
