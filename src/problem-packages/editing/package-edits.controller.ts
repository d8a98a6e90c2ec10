import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor } from '../../audit/actor.js';
import { ChangesNothing } from '../../audit/unrecorded-actions.js';
import { CurrentUser } from '../../auth/current-user.js';
import { DomainError } from '../../contract/errors.js';
import { ApiSignedIn, Roles } from '../../http/access.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { serveFile } from '../../problems/serve-file.js';
import { User } from '../../users/user.entity.js';
import { ImportedDto, importedView } from '../problem-packages.dto.js';
import {
  ComparisonQuery,
  type FileChangeBody,
  FileComparisonDto,
  PackageEditBody,
  PackageFileDto,
  PreviewBody,
  PreviewDto,
} from './package-edits.dto.js';
import type { FileChange } from './edited-tree.js';
import { PackageEdits } from './package-edits.service.js';

/** A problem's package as its files. */
@ApiTags('problems')
@ApiSignedIn()
@Roles('admin')
@Controller('problems/:slug')
export class PackageEditsController {
  constructor(private readonly edits: PackageEdits) {}

  @Get('versions/:ordinal/files')
  @ApiOperation({ summary: 'The files of a version’s package' })
  @ApiOkResponse({ type: [PackageFileDto] })
  @ApiProblems('not-found')
  async files(@Param('slug') slug: string, @Param('ordinal', ParseIntPipe) ordinal: number): Promise<PackageFileDto[]> {
    const files = await this.edits.files(slug, ordinal);
    return files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 }));
  }

  @Get('versions/:ordinal/files/*path')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One file of a version’s package' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-found')
  async file(
    @Param('slug') slug: string,
    @Param('ordinal', ParseIntPipe) ordinal: number,
    @Param('path') path: string | string[],
    @Res() response: Response,
  ): Promise<void> {
    const name = Array.isArray(path) ? path.join('/') : path;
    await this.edits.file(slug, ordinal, name, (file) => serveFile(response, file));
  }

  @Get('compare')
  @ApiOperation({ summary: 'Which files differ between two versions' })
  @ApiOkResponse({ type: [FileComparisonDto] })
  @ApiProblems('not-found', 'validation-failed')
  compare(@Param('slug') slug: string, @Query() { before, after }: ComparisonQuery): Promise<FileComparisonDto[]> {
    return this.edits.compare(slug, before, after);
  }

  @Post('edit')
  @ApiOperation({
    summary: 'Change files or limits of the package: makes a new version',
    description: 'The whole package is checked as an upload would be; the versions before stay as they are.',
  })
  @ApiCreatedResponse({ type: ImportedDto })
  @ApiProblems('package-invalid', 'validation-failed', 'conflict', 'not-found', 'payload-too-large')
  async edit(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Body() { baseVersion, files, limits }: PackageEditBody,
  ): Promise<ImportedDto> {
    const changes = (files ?? []).map(changeOf);
    const edit = { baseOrdinal: baseVersion, changes, limits: limits ?? null };
    return importedView(await this.edits.edit(user, actor, slug, edit));
  }

  @Post('statement-preview')
  @ChangesNothing()
  @HttpCode(200)
  @ApiOperation({ summary: 'How a statement of the package would look with another text; nothing is kept' })
  @ApiOkResponse({ type: PreviewDto })
  @ApiProblems('not-found', 'validation-failed', 'payload-too-large')
  preview(@Param('slug') slug: string, @Body() { path, text }: PreviewBody): Promise<PreviewDto> {
    return this.edits.preview(slug, path, text);
  }
}

function changeOf({ path, text, base64, isRemoved }: FileChangeBody, index: number): FileChange {
  if ([text !== undefined, base64 !== undefined, isRemoved === true].filter(Boolean).length !== 1) {
    throw new DomainError('validation-failed', 'A changed file has one of text, base64 and isRemoved.', [
      { field: `files.${String(index)}`, message: 'give one of text, base64 and isRemoved' },
    ]);
  }
  if (text !== undefined) return { path, content: Buffer.from(text) };
  return { path, content: base64 === undefined ? null : Buffer.from(base64, 'base64') };
}
