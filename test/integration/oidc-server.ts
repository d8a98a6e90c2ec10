/** A real OpenID Connect provider in this process, whose one user says yes to everything. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface OidcServer {
  issuer: string;
  /** What the provider says of the person who signs in next. */
  person: { sub: string; claims: Record<string, unknown> };
  stop: () => Promise<void>;
  /** Goes the whole way as the browser would. @returns the address of the callback, with its query */
  authorize: (startUrl: string) => Promise<string>;
}

export const CLIENT = { id: 'docket', secret: 'a secret of the client' };

export async function startOidcServer(redirectUri: () => string): Promise<OidcServer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const server: OidcServer = {
    issuer,
    person: { sub: 'nobody', claims: {} },
    stop: () => stop(http),
    authorize: (startUrl) => authorize(issuer, startUrl),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri()],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...server.person.claims }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: CLIENT.id,
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) {
      const login = { accountId: server.person.sub };
      void provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    } else void serve(request, response);
  });
  return server;
}

/** Follows redirects with the provider's cookies until it sends the browser away. */
async function authorize(issuer: string, startUrl: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = startUrl;
  for (let step = 0; step < 10 && url.startsWith(issuer); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${await response.text()}`);
    url = new URL(location, url).href;
  }
  return url;
}

function stop(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => {
      resolve();
    });
    http.closeAllConnections();
  });
}
