import { Logger, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { SandboxService } from './sandbox.service.js';

@Module({
  providers: [
    {
      provide: SandboxService,
      inject: [CONFIG],
      useFactory: ({ dataDir, dockerSocket, poolSize, systemCalls }: Config) => {
        const logger = new Logger(SandboxService.name);
        return new SandboxService({
          dataDir,
          dockerSocket,
          poolSize,
          policyAdditions: systemCalls,
          onProgress: (step) => {
            logger.log(step);
          },
          onError: (error) => {
            logger.warn(error instanceof Error ? error.message : String(error));
          },
        });
      },
    },
  ],
  exports: [SandboxService],
})
export class SandboxModule {}
