/** Signs deliveries as Standard Webhooks has it (standardwebhooks.com), for which receivers have libraries. Pure. */
import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** The id stays when a delivery is sent again: receivers tell by it what they have seen. */
export function signedHeaders(
  secret: string,
  deliveryId: number,
  timestampS: number,
  payload: string,
): Record<string, string> {
  const id = `docket_${String(deliveryId)}`;
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signed = `${id}.${String(timestampS)}.${payload}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampS),
    'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  };
}
