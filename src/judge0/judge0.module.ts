import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LanguagesModule } from '../languages/languages.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { Judge0Submission } from './judge0-submission.entity.js';
import { Judge0Controller } from './judge0.controller.js';
import { Judge0Service } from './judge0.service.js';

@Module({
  imports: [SubmissionsModule, LanguagesModule, TypeOrmModule.forFeature([Judge0Submission])],
  controllers: [Judge0Controller],
  providers: [Judge0Service],
})
export class Judge0Module {}
