/**
 * One HTTP request to an address that somebody named. Every address that the name stands for is checked, and the
 * connection goes to the very addresses that were checked: a name that is answered differently a moment later makes no
 * difference. Redirects are not followed, nor is a proxy of the environment used.
 */
import { lookup as resolveName, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { mayReach } from './public-addresses.js';

const TIMEOUT_MS = 10_000;
const ANSWER_HEAD_BYTES = 1024;

export interface WebhookAnswer {
  status: number;
  /** The beginning of the body. */
  head: string;
}

/** The host's addresses are not for webhooks. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  constructor(host: string, address: string) {
    super(`${host} is at ${address}, which is no public address; DOCKET_WEBHOOK_NETWORKS allows others to be reached`);
  }
}

export type ResolveName = (host: string) => Promise<LookupAddress[]>;

/**
 * @param allowed networks that may be reached besides public addresses
 * @throws AddressRefusedError, or Error when there is no answer
 */
export async function sendWebhook(
  url: URL,
  headers: Record<string, string>,
  payload: string,
  allowed: BlockList,
  { method = 'POST', resolve = resolveAll }: { method?: 'POST' | 'PUT'; resolve?: ResolveName } = {},
): Promise<WebhookAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Node looks nothing up where the host is an address.
  if (isIP(host) !== 0 && !mayReach(host, allowed)) throw new AddressRefusedError(host, host);
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolvePromise, reject) => {
    const request = client.request(
      url,
      {
        method,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'user-agent': 'Docket-Webhooks',
          ...headers,
        },
        lookup: checkedLookup(allowed, resolve),
        // A connection of its own, closed after: nothing of an earlier check is relied on.
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        readHead(response).then((head) => {
          resolvePromise({ status: response.statusCode ?? 0, head });
          request.destroy();
        }, reject);
      },
    );
    request.once('error', reject);
    request.end(payload);
  });
}

function checkedLookup(allowed: BlockList, resolve: ResolveName): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !mayReach(address, allowed));
        const [first] = addresses;
        if (refused !== undefined) callback(new AddressRefusedError(host, refused.address), '', 4);
        else if (first === undefined) callback(new Error(`${host} has no address`), '', 4);
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), '', 4);
      },
    );
  };
}

function resolveAll(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    resolveName(host, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}

async function readHead(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    parts.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= ANSWER_HEAD_BYTES) break;
  }
  // Whatever it is, it is kept as text.
  return Buffer.concat(parts).subarray(0, ANSWER_HEAD_BYTES).toString('utf8').replaceAll('\0', '\uFFFD');
}
