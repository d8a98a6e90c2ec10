import { Global, Module } from '@nestjs/common';
import { loadConfig } from './config.js';

/** Injection token of the {@link Config}: `@Inject(CONFIG) private readonly config: Config`. */
export const CONFIG = Symbol('CONFIG');

@Global()
@Module({ providers: [{ provide: CONFIG, useFactory: () => loadConfig() }], exports: [CONFIG] })
export class ConfigModule {}
