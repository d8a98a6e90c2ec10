import { Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';

/** The web process: REST, live events and the browser UI. */
@Module({ imports: [ConfigModule, DatabaseModule, AuthModule, HealthModule] })
export class AppModule {}
