import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG } from '../config/config.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountRecoveryController } from './account-recovery.controller.js';
import { AccountsController } from './accounts.controller.js';
import { ApiToken } from './api-token.entity.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { AccessGuard, AuthenticationGuard, RateLimitGuard, rateLimits } from './guards.js';
import { Identities } from './oidc/identities.service.js';
import { OidcController } from './oidc/oidc.controller.js';
import { OidcSignIn } from './oidc/oidc-sign-in.service.js';
import { OidcProvider } from './oidc/provider.js';
import { PasswordLinksController } from './password-links/password-links.controller.js';
import { PasswordLinks } from './password-links/password-links.service.js';
import { PasswordsService } from './passwords.service.js';
import { RegistrationController } from './registration.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { SessionCookie } from './session-cookie.service.js';
import { Session } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [
    AuditModule,
    UsersModule,
    TypeOrmModule.forFeature([Session, ApiToken]),
    ThrottlerModule.forRootAsync({ inject: [CONFIG], useFactory: rateLimits }),
  ],
  controllers: [
    AuthController,
    RegistrationController,
    SecondFactorController,
    PasswordLinksController,
    OidcController,
    SessionsController,
    ApiTokensController,
    AccountsController,
    AccountRecoveryController,
  ],
  providers: [
    AuthService,
    SessionsService,
    ApiTokensService,
    PasswordsService,
    SessionCookie,
    SecondFactors,
    PasswordLinks,
    OidcProvider,
    OidcSignIn,
    Identities,
    // Guards run in this order.
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  // Whoever has routes for admins has to tell what they did.
  exports: [AuthService, AuditModule],
})
export class AuthModule {}
