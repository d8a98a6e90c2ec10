import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { CurrentUser } from '../auth/current-user.js';
import { DomainError } from '../contract/errors.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiPage, type Page, decodeCursor, pageOf } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { User } from '../users/user.entity.js';
import { ChooseVersionService } from './choose-version.service.js';
import { PROBLEM_FILE_KINDS, type ProblemFileKind } from './problem-file.entity.js';
import { detailView, statementView, summaryView, versionView } from './problem-views.js';
import {
  OverrideBody,
  ProblemChangesBody,
  ProblemDto,
  ProblemSummaryDto,
  ProblemVersionDetailDto,
  ProblemsQuery,
  StatementDto,
  StatementQuery,
} from './problems.dto.js';
import { ProblemsService } from './problems.service.js';
import { serveFile } from './serve-file.js';

@ApiTags('problems')
@ApiSignedIn()
@Controller('problems')
export class ProblemsController {
  constructor(
    private readonly problems: ProblemsService,
    private readonly choice: ChooseVersionService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Problems by slug', description: 'Students see public problems only.' })
  @ApiPage(ProblemSummaryDto)
  @ApiProblems('validation-failed')
  async list(@CurrentUser() user: User, @Query() query: ProblemsQuery): Promise<Page<ProblemSummaryDto>> {
    const { search, tag, solved, limit } = query;
    const afterSlug = decodeCursor(query.cursor, ['string'])?.[0] ?? null;
    const rows = await this.problems.list(user, { search, tag, solved, afterSlug, limit: limit + 1 });
    return pageOf(rows, limit, ({ slug }) => [slug], summaryView);
  }

  @Get(':slug')
  @ApiOperation({ summary: 'A problem with its limits, samples and attachments' })
  @ApiOkResponse({ type: ProblemDto })
  @ApiProblems('not-found')
  async show(@CurrentUser() user: User, @Param('slug') slug: string): Promise<ProblemDto> {
    return detailView(await this.problems.detail(user, slug), user);
  }

  @Patch(':slug')
  @Roles('admin')
  @ApiOperation({ summary: 'Publish, hide or tag a problem' })
  @ApiOkResponse({ type: ProblemDto })
  @ApiProblems('not-found', 'validation-failed', 'conflict')
  async change(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Body() changes: ProblemChangesBody,
  ): Promise<ProblemDto> {
    await this.problems.change(user, slug, changes, actor);
    return detailView(await this.problems.detail(user, slug), user);
  }

  @Get(':slug/statement')
  @ApiOperation({ summary: 'The statement in one language, as HTML or as the address of a PDF' })
  @ApiOkResponse({ type: StatementDto })
  @ApiProblems('not-found', 'validation-failed')
  async statement(
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Query() { language }: StatementQuery,
  ): Promise<StatementDto> {
    return statementView(slug, await this.problems.statement(user, slug, language ?? null));
  }

  @Get(':slug/statement/:language.pdf')
  @ApiOperation({ summary: 'A statement that is a PDF' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-found')
  async pdf(
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Param('language') language: string,
    @Res() response: Response,
  ): Promise<void> {
    await serveFile(response, await this.problems.pdf(user, slug, language));
  }

  @Get(':slug/files/:kind/*name')
  @ApiOperation({ summary: 'A picture of the statement, or an attachment' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-found')
  async file(
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Param('kind') kind: string,
    @Param('name') name: string | string[],
    @Res() response: Response,
  ): Promise<void> {
    if (!isFileKind(kind)) throw new DomainError('not-found', `There are no files of the kind ${kind}`);
    const path = Array.isArray(name) ? name.join('/') : name;
    await serveFile(response, await this.problems.file(user, slug, kind, path));
  }

  @Get(':slug/samples/:ordinal/:part')
  @ApiOperation({ summary: 'A whole sample: `input` or `answer`' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-found')
  async sample(
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Param('ordinal', ParseIntPipe) ordinal: number,
    @Param('part') part: string,
    @Res() response: Response,
  ): Promise<void> {
    if (part !== 'input' && part !== 'answer')
      throw new DomainError('not-found', 'A sample has an input and an answer');
    await serveFile(response, await this.problems.sampleFile(user, slug, ordinal, part));
  }

  @Get(':slug/versions')
  @Roles('admin')
  @ApiOperation({ summary: 'Every version of the package, newest first' })
  @ApiOkResponse({ type: [ProblemVersionDetailDto] })
  @ApiProblems('not-found')
  async versions(@CurrentUser() user: User, @Param('slug') slug: string): Promise<ProblemVersionDetailDto[]> {
    const { versionId } = await this.problems.get(user, slug);
    const versions = await this.problems.versions(user, slug);
    return versions.map(({ version, importedBy }) => versionView(version, importedBy, versionId));
  }

  @Post(':slug/versions/:ordinal/use')
  @HttpCode(200)
  @Roles('admin')
  @ApiOperation({
    summary: 'Have submissions judged on this version from now on',
    description:
      'Any version that is ready, also an earlier one. Of a public problem it must be shown to be sound, or an ' +
      'overrideReason be given. Verdicts there are stay; only a version imported later takes its place by itself.',
  })
  @ApiOkResponse({ type: ProblemDto })
  @ApiProblems('not-found', 'validation-failed', 'conflict')
  async choose(
    @CurrentActor() actor: Actor,
    @CurrentUser() user: User,
    @Param('slug') slug: string,
    @Param('ordinal', IdPipe) ordinal: number,
    @Body() { overrideReason }: OverrideBody,
  ): Promise<ProblemDto> {
    await this.choice.choose(user, actor, slug, ordinal, overrideReason);
    return detailView(await this.problems.detail(user, slug), user);
  }

  @Get(':slug/package')
  @Roles('admin')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The current package as a zip' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-found')
  async package(@CurrentUser() user: User, @Param('slug') slug: string, @Res() response: Response): Promise<void> {
    await serveFile(response, await this.problems.packageFile(user, slug, null));
  }
}

function isFileKind(kind: string): kind is ProblemFileKind {
  return (PROBLEM_FILE_KINDS as readonly string[]).includes(kind);
}
