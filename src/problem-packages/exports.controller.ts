import { pipeline } from 'node:stream/promises';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ApiSignedIn, Roles } from '../http/access.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { ExportService } from './export.service.js';
import { ConversionDto, ExportQuery } from './problem-packages.dto.js';

/** Problems in the formats of other judges. */
@ApiTags('problems')
@ApiSignedIn()
@Roles('admin')
@Controller('problems/:slug/export')
export class ExportsController {
  constructor(private readonly exports: ExportService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The current package in another format, as a zip',
    description: 'Refused where the other format has no way to say something that verdicts hang on.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems('not-found', 'validation-failed', 'package-invalid')
  async export(
    @Param('slug') slug: string,
    @Query() { format }: ExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const exported = await this.exports.open(slug, format);
    try {
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${exported.slug}-${format}.zip"`,
        'X-Content-Type-Options': 'nosniff',
      });
      await pipeline(exported.open(), response);
    } catch (error) {
      // Whoever asked went away; there is nobody left to tell.
      if (!response.destroyed) throw error;
    } finally {
      await exported.dispose();
    }
  }

  @Get('report')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What such an export keeps, changes and loses' })
  @ApiOkResponse({ type: ConversionDto })
  @ApiProblems('not-found', 'validation-failed', 'package-invalid')
  async report(@Param('slug') slug: string, @Query() { format }: ExportQuery): Promise<ConversionDto> {
    const exported = await this.exports.open(slug, format);
    await exported.dispose();
    return { format, conversion: exported.conversion };
  }
}
