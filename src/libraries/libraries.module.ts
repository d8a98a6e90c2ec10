import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { LibrariesController } from './libraries.controller.js';
import { LibrariesService } from './libraries.service.js';
import { LibraryTask } from './library-task.entity.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([LibraryTask])],
  controllers: [LibrariesController],
  providers: [LibrariesService],
})
export class LibrariesModule {}
