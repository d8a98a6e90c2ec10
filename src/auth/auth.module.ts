import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG } from '../config/config.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccountsController } from './accounts.controller.js';
import { ApiToken } from './api-token.entity.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { AccessGuard, AuthenticationGuard, RateLimitGuard, rateLimits } from './guards.js';
import { PasswordsService } from './passwords.service.js';
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
  controllers: [AuthController, SessionsController, ApiTokensController, AccountsController],
  providers: [
    AuthService,
    SessionsService,
    ApiTokensService,
    PasswordsService,
    // Guards run in this order.
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  // Whoever has routes for admins has to tell what they did.
  exports: [AuthService, AuditModule],
})
export class AuthModule {}
