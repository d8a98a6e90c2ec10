import { Injectable } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import { hasScope } from '../../../auth/principal.js';
import { DomainError } from '../../../contract/errors.js';
import { type AdmissionHandler, type Candidate, isAdmin } from '../admission-handler.js';

class AuthenticationSettings {
  /** Whether programs may hand in with an API token, besides people in their browsers. Admins always may. */
  @IsBoolean()
  tokens = true;
}

/** Who is it, and does their token allow to hand in? The guards ask the same of HTTP; the chain relies on nobody. */
@Injectable()
export class AuthenticationHandler implements AdmissionHandler<AuthenticationSettings> {
  readonly id = 'authentication';
  readonly summary = 'Refuses callers who are not known and tokens without the scope submit.';
  readonly after = [] as const;
  readonly canBeOff = false;

  defaults(): AuthenticationSettings {
    return new AuthenticationSettings();
  }

  handle(candidate: Candidate, { tokens }: AuthenticationSettings): void {
    const { principal } = candidate;
    if (principal === null) throw new DomainError('not-signed-in', 'Sign in, or send an API token');
    if (!hasScope(principal, ['submit'])) {
      throw new DomainError('token-scope', 'This needs a token with the scope submit');
    }
    if (principal.kind === 'token' && !tokens && !isAdmin(candidate)) {
      throw new DomainError('forbidden', 'Programs cannot hand in at present; use the web page');
    }
  }
}
