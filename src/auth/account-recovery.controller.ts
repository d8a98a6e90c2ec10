import { Controller, Delete, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { UsersService } from '../users/users.service.js';
import { PasswordLinkDto } from './accounts.dto.js';
import { isHttps } from './credentials.js';
import { PasswordLinks } from './password-links/password-links.service.js';
import { SecondFactors } from './second-factor/second-factors.service.js';

/** What an admin does for somebody who lost the password or the second factor. */
@ApiTags('users')
@ApiSignedIn()
@Roles('admin')
@Controller('users')
export class AccountRecoveryController {
  constructor(
    private readonly users: UsersService,
    private readonly links: PasswordLinks,
    private readonly secondFactors: SecondFactors,
    private readonly audit: AuditService,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post(':id/password-link')
  @ApiOperation({
    summary: 'Make a link by which the person sets a new password',
    description: 'It works once, for a day. An earlier link of that person is worth nothing from then on.',
  })
  @ApiCreatedResponse({ type: PasswordLinkDto })
  @ApiProblems('not-found')
  async makeLink(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Req() request: Request,
  ): Promise<PasswordLinkDto> {
    const { token, expiresAt } = await this.dataSource.transaction(async (manager) => {
      const { username } = await this.users.get(id, manager);
      const made = await this.links.make(manager, id);
      await this.audit.record(manager, actor, {
        action: 'password-link-made',
        subject: { kind: 'account', id },
        details: { username },
      });
      return made;
    });
    // After `#`: browsers send it nowhere, so it stands in no log.
    return { url: `${this.origin(request)}/password#${token}`, expiresAt };
  }

  @Delete(':id/second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take somebody’s second factor away, who lost it and the recovery codes' })
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  async resetSecondFactor(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { username } = await this.users.get(id, manager);
      if (!(await this.secondFactors.remove(manager, id))) {
        throw new DomainError('not-found', `${username} has no second factor`);
      }
      await this.audit.record(manager, actor, {
        action: 'second-factor-reset',
        subject: { kind: 'account', id },
        details: { username },
      });
    });
  }

  private origin(request: Request): string {
    const scheme = isHttps(request.headers, this.config) ? 'https' : 'http';
    return this.config.publicUrl ?? `${scheme}://${request.headers.host ?? 'localhost'}`;
  }
}
