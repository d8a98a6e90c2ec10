import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TestCase } from './test-case.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([TestCase])], exports: [TypeOrmModule] })
export class TestCasesModule {}
