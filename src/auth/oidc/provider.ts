import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { Config, OidcConfig } from '../../config/config.js';
import { CONFIG } from '../../config/config.module.js';
import { DomainError } from '../../contract/errors.js';

const CALLBACK_PATH = '/api/v1/auth/oidc/callback';

/** What the browser must bring back unchanged. */
export interface Challenge {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Who somebody is to the provider. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  preferredUsername: string | null;
  name: string | null;
  email: string | null;
}

/** The OpenID Connect provider that is configured: authorization code flow with PKCE, state and nonce. */
@Injectable()
export class OidcProvider {
  private discovered: Promise<oidc.Configuration> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws Error where none is configured: ask {@link assertConfigured} first */
  get settings(): OidcConfig {
    if (this.config.oidc === null) throw new Error('OpenID Connect is not set up');
    return this.config.oidc;
  }

  /** @throws DomainError `not-found` where none is configured */
  assertConfigured(): void {
    if (this.config.oidc === null) throw new DomainError('not-found', 'OpenID Connect is not set up here');
  }

  get redirectUri(): string {
    return `${this.config.publicUrl ?? ''}${CALLBACK_PATH}`;
  }

  /** @returns where to send the browser */
  async begin(): Promise<{ url: URL; challenge: Challenge }> {
    const configuration = await this.discover();
    const challenge = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: 'openid profile email',
      state: challenge.state,
      nonce: challenge.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(challenge.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, challenge };
  }

  /** @param query of the address that the provider sent the browser to. @throws Error when anything does not fit */
  async finish(query: string, challenge: Challenge): Promise<ProvenIdentity> {
    const tokens = await oidc.authorizationCodeGrant(await this.discover(), new URL(`${this.redirectUri}${query}`), {
      expectedState: challenge.state,
      expectedNonce: challenge.nonce,
      pkceCodeVerifier: challenge.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('The provider sent no id token');
    return {
      issuer: claims.iss,
      subject: claims.sub,
      preferredUsername: text(claims['preferred_username']),
      name: text(claims['name']),
      email: text(claims['email']),
    };
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // The configuration takes http on this machine only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, not to go away
    const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= oidc.discovery(url, clientId, clientSecret, undefined, { execute }).catch((error: unknown) => {
      this.discovered = null;
      throw error;
    });
    return this.discovered;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
