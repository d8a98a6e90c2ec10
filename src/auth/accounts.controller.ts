import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { type Actor, CurrentActor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { changedMembers } from '../audit/changed-members.js';
import { ApiSignedIn, Roles } from '../http/access.js';
import { IdPipe } from '../http/id.pipe.js';
import { ApiPage, type Page, decodeCursor, pageOf } from '../http/page.js';
import { ApiProblems } from '../http/problem-details.dto.js';
import { hashPassword, randomPassword } from '../users/passwords.js';
import { UsersService } from '../users/users.service.js';
import { AccountChangesBody, AccountDto, AccountsQuery, NewAccountBody, NewAccountDto } from './accounts.dto.js';
import { ApiTokensService } from './api-tokens.service.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { SessionsService } from './sessions.service.js';

/** Accounts kept by admins. It stands here and not in users/, since a new password ends sessions. */
@ApiTags('users')
@ApiSignedIn()
@Roles('admin')
@Controller('users')
export class AccountsController {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokensService,
    private readonly audit: AuditService,
    private readonly secondFactors: SecondFactors,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All accounts, oldest first' })
  @ApiPage(AccountDto)
  @ApiProblems('validation-failed')
  async list(@Query() { search, role, cursor, limit }: AccountsQuery): Promise<Page<AccountDto>> {
    const afterId = decodeCursor(cursor, ['number'])?.[0];
    const rows = await this.users.list({ search, role, afterId }, limit + 1);
    const withSecondFactor = await this.secondFactors.enabledOf(rows.map(({ id }) => id));
    return pageOf(
      rows,
      limit,
      (user) => [user.id],
      (user) => AccountDto.of(user, withSecondFactor.has(user.id)),
    );
  }

  @Post()
  @ApiOperation({ summary: 'Make an account' })
  @ApiCreatedResponse({ type: NewAccountDto })
  @ApiProblems('validation-failed', 'conflict')
  async create(@CurrentActor() actor: Actor, @Body() body: NewAccountBody): Promise<NewAccountDto> {
    const password = body.password ?? randomPassword();
    const passwordHash = await hashPassword(password);
    const { username, displayName = '', role } = body;
    const user = await this.dataSource.transaction(async (manager) => {
      const made = await this.users.create(manager, { username, displayName, role, passwordHash });
      const subject = { kind: 'account', id: made.id } as const;
      await this.audit.record(manager, actor, {
        action: 'account-created',
        subject,
        details: { username, displayName, role },
      });
      return made;
    });
    return Object.assign(AccountDto.of(user, false), body.password === undefined ? { password } : {});
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an account: name, role, password, disabled' })
  @ApiOkResponse({ type: AccountDto })
  @ApiProblems('validation-failed', 'not-found', 'conflict')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: AccountChangesBody,
  ): Promise<AccountDto> {
    const { password, ...changes } = body;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const changed = await this.dataSource.transaction(async (manager) => {
      const before = await this.users.get(id, manager);
      const user = await this.users.update(manager, id, {
        ...changes,
        ...(passwordHash !== undefined && { passwordHash }),
      });
      if (passwordHash !== undefined || changes.isDisabled === true) await this.sessions.endAll(manager, id);
      if (passwordHash !== undefined) await this.tokens.revokeAll(manager, id);
      await this.audit.record(manager, actor, {
        action: 'account-changed',
        subject: { kind: 'account', id },
        details: {
          username: user.username,
          ...changedMembers(before, changes),
          ...(passwordHash && { password: 'set' }),
        },
      });
      return user;
    });
    return AccountDto.of(changed, (await this.secondFactors.enabledOf([id])).has(id));
  }
}
