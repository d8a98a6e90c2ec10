/**
 * The connection to PostgreSQL. Modules name their entities with `TypeOrmModule.forFeature([...])`; columns follow the
 * snake_case schema of `migrations/`, which alone makes and changes tables (never `synchronize`).
 * Run `migrate` before a process that imports this module starts.
 */
import { Module } from '@nestjs/common';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DatabaseLog } from './database-log.js';
import { readBigintsAsNumbers } from './int8.js';
import { SnakeCaseNaming } from './snake-case-naming.js';

/** Connections of one process; PostgreSQL allows 100 by default, and the queue's listeners take their own. */
const POOL_SIZE = 12;
/** A statement that takes longer is worth a line in the log. */
const SLOW_MS = 1000;
/** Wait for a database that is still starting: 20 times, a second apart. */
const RETRY = { retryAttempts: 20, retryDelay: 1000 };

@Module({ imports: [TypeOrmModule.forRootAsync({ inject: [CONFIG], useFactory: connectionOptions })] })
export class DatabaseModule {}

/** @throws Error when no address is configured */
export function connectionOptions(config: Config): TypeOrmModuleOptions {
  if (config.databaseUrl === null) {
    throw new Error('DATABASE_URL is not set. `npm run up` starts an embedded PostgreSQL and sets it.');
  }
  readBigintsAsNumbers();
  return {
    type: 'postgres',
    url: config.databaseUrl,
    applicationName: 'docket',
    autoLoadEntities: true,
    synchronize: false,
    installExtensions: false,
    namingStrategy: new SnakeCaseNaming(),
    poolSize: POOL_SIZE,
    logger: new DatabaseLog(),
    maxQueryExecutionTime: SLOW_MS,
    ...RETRY,
  };
}
