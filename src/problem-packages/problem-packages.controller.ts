import { Controller, Delete, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { CurrentUser } from '../auth/current-user.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { ImportService } from './import.service.js';
import { ImportQuery, ImportedDto, importedView } from './problem-packages.dto.js';
import { receiveZip } from './receive-upload.js';
import { RemovalService } from './removal.service.js';

@ApiTags('problems')
@ApiSignedIn()
@Roles('admin')
@Controller('problems')
export class ProblemPackagesController {
  constructor(
    private readonly imports: ImportService,
    private readonly removal: RemovalService,
    private readonly audit: AuditService,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Import a problem package',
    description:
      'The body is a zip in the format of Kattis/ICPC, Polygon, DMOJ, Hydro, FPS, QDUOJ or CMS, which is found out. A problem of that slug gets a new version, unless this very package is there.',
  })
  @ApiConsumes('application/zip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: ImportedDto })
  @ApiProblems('package-invalid', 'validation-failed', 'payload-too-large', 'malformed-request')
  async import(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Query() { name, slug, item, verify }: ImportQuery,
    @Req() request: Request,
  ): Promise<ImportedDto> {
    const upload = await receiveZip(request, this.imports.spoolDir);
    try {
      const imported = await this.imports.importZip(upload.path, name ?? null, {
        slug,
        item,
        user,
        keep: true,
        ...(verify === undefined ? {} : { verify: verify === 'true' }),
        inTransaction: ({ version, isNew }, manager) =>
          this.audit.record(manager, actor, {
            action: 'problem-imported',
            subject: { kind: 'problem', id: version.slug },
            details: { version: version.ordinal, isNew, packageDigest: version.packageDigest },
          }),
      });
      return importedView(imported);
    } finally {
      await upload.dispose();
    }
  }

  @Delete(':slug')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a problem with its versions and all submissions to it' })
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  async remove(@CurrentActor() actor: Actor, @CurrentUser() user: User, @Param('slug') slug: string): Promise<void> {
    await this.removal.remove(user, slug, actor);
  }
}
