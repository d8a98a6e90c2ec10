import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiSignedIn, Roles } from '../http/access.js';
import { ApiPage, type Page, decodeCursor, pageOf } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { AuditEntryDto, AuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('operations')
@ApiSignedIn()
@Roles('admin')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The actions of admins, newest first' })
  @ApiPage(AuditEntryDto)
  @ApiProblems('validation-failed')
  async list(@Query() query: AuditQuery): Promise<Page<AuditEntryDto>> {
    const rows = await this.audit.list({
      username: query.user,
      action: query.action,
      subjectKind: query.subject,
      subjectId: query.subjectId,
      requestId: query.requestId,
      since: query.since === undefined ? undefined : new Date(query.since),
      until: query.until === undefined ? undefined : new Date(query.until),
      beforeId: decodeCursor(query.cursor, ['number'])?.[0] ?? null,
      limit: query.limit + 1,
    });
    const accountNames = await this.audit.accountNames(rows);
    return pageOf(
      rows,
      query.limit,
      ({ id }) => [id],
      (entry) => AuditEntryDto.of(entry, accountNames),
    );
  }
}
