import { Logger } from '@nestjs/common';
import type { Logger as TypeOrmLogger } from 'typeorm';

/** TypeORM's words for the log: broken connections and slow statements. Never the values: those are hashes and sources. */
export class DatabaseLog implements TypeOrmLogger {
  private readonly logger = new Logger('Database');

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger.warn(message);
    else this.logger.debug(message);
  }

  logQuerySlow(time: number, query: string): void {
    this.logger.warn(`A statement took ${time} ms: ${query.slice(0, 500)}`);
  }

  /** A failed statement throws, and is logged where that is handled. */
  logQueryError(): void {
    return;
  }

  logQuery(): void {
    return;
  }

  logSchemaBuild(): void {
    return;
  }

  logMigration(): void {
    return;
  }
}
