import { Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { CurrentUser } from '../auth/current-user.js';
import { DomainError } from '../contract/errors.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { Problem } from '../problems/problem.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { WaitQuery } from '../submissions/submissions.dto.js';
import { Verification } from '../submissions/verification.entity.js';
import { VerificationsService } from '../submissions/verifications.service.js';
import type { User } from '../users/user.entity.js';
import { ImportService } from './import.service.js';
import { receiveZip } from './receive-upload.js';
import {
  ListedVerificationDto,
  VerificationDto,
  VerifiedPackageQuery,
  VerifiedVersionQuery,
} from './verifications.dto.js';

/** Judging a package's example submissions, without keeping the package or for a problem that is there. */
@ApiTags('verifications')
@ApiSignedIn()
@Controller()
export class VerificationsController {
  constructor(
    private readonly imports: ImportService,
    private readonly verifications: VerificationsService,
    private readonly audit: AuditService,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post('verifications')
  @HttpCode(202)
  @Roles('admin')
  @ApiOperation({ summary: 'Judge every example submission of a package, sent as a zip and not kept' })
  @ApiConsumes('application/zip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ type: VerificationDto })
  @ApiProblems('package-invalid', 'payload-too-large', 'malformed-request')
  async create(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Query() { name, item, timeLimit }: VerifiedPackageQuery,
    @Req() request: Request,
  ): Promise<VerificationDto> {
    const upload = await receiveZip(request, this.imports.spoolDir);
    try {
      const started: Verification[] = [];
      await this.imports.importZip(upload.path, name ?? null, {
        user,
        item,
        keep: false,
        deriveTimeLimit: timeLimit === 'derived',
        inTransaction: async ({ version }, manager) => {
          started.push(await this.start(manager, actor, user, version));
        },
      });
      const [verification] = started;
      if (verification === undefined) throw new Error('The import did not start the verification');
      return await this.view(verification);
    } finally {
      await upload.dispose();
    }
  }

  @Post('problems/:slug/verify')
  @HttpCode(202)
  @Roles('admin')
  @ApiOperation({ summary: 'Judge every example submission of a problem’s version, by default the current one' })
  @ApiAcceptedResponse({ type: VerificationDto })
  @ApiProblems('not-found', 'validation-failed')
  async verify(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Query() { version: ordinal }: VerifiedVersionQuery,
  ): Promise<VerificationDto> {
    const { manager } = this.dataSource;
    const problem = await manager.findOneBy(Problem, { slug });
    if (problem?.currentVersionId == null) throw new DomainError('not-found', `There is no problem ${slug}.`);
    const wanted = ordinal === undefined ? { id: problem.currentVersionId } : { problemId: problem.id, ordinal };
    const version = await manager.findOneBy(ProblemVersion, wanted);
    if (version === null) throw new DomainError('not-found', `The problem has no version ${String(ordinal)}`);
    const start = (within: EntityManager) => this.start(within, actor, user, version);
    return this.view(await this.dataSource.transaction(start));
  }

  @Get('problems/:slug/verifications')
  @Roles('admin')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The verifications of a problem’s versions, the latest first' })
  @ApiOkResponse({ type: [ListedVerificationDto] })
  @ApiProblems('not-found')
  async list(@Param('slug') slug: string): Promise<ListedVerificationDto[]> {
    const problem = await this.dataSource.manager.findOneBy(Problem, { slug });
    if (problem === null) throw new DomainError('not-found', `There is no problem ${slug}.`);
    return this.verifications.list(problem.id);
  }

  @Get('verifications/:id')
  @Roles('admin')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A verification as far as it has come' })
  @ApiOkResponse({ type: VerificationDto })
  @ApiProblems('not-found')
  async show(@Param('id', IdPipe) id: number, @Query() { wait }: WaitQuery): Promise<VerificationDto> {
    await this.verifications.wait(id, wait);
    return this.view(await this.verifications.get(id));
  }

  @Delete('verifications/:id')
  @HttpCode(204)
  @Roles('admin')
  @ApiOperation({ summary: 'Forget a verification, and its package if that is not kept' })
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    await this.verifications.remove(id, (manager) =>
      this.audit.record(manager, actor, { action: 'verification-removed', subject: { kind: 'verification', id } }),
    );
  }

  private async start(
    manager: EntityManager,
    actor: Actor,
    user: User,
    version: { id: number; slug: string },
  ): Promise<Verification> {
    const verification = await this.verifications.start(version.id, user.id, manager);
    await this.audit.record(manager, actor, {
      action: 'verification-started',
      subject: { kind: 'verification', id: verification.id },
      details: { problem: version.slug },
    });
    return verification;
  }

  private async view(verification: Verification): Promise<VerificationDto> {
    const version = await this.dataSource.manager.findOneByOrFail(ProblemVersion, {
      id: verification.problemVersionId,
    });
    const result = await this.verifications.result(verification);
    return {
      id: verification.id,
      state: verification.state,
      problem: { slug: version.slug, name: version.names['en'] ?? Object.values(version.names)[0] ?? version.slug },
      report: version.report,
      ...result,
    };
  }
}
