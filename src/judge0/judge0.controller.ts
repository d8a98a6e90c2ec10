import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, UseFilters } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, CurrentUser } from '../auth/current-user.js';
import type { Principal } from '../auth/principal.js';
import { DomainError } from '../contract/errors.js';
import { ApiSignedIn, Scopes } from '../http/access.js';
import type { User } from '../users/user.entity.js';
import { Judge0ErrorsFilter, Judge0Refusal } from './judge0-errors.filter.js';
import { JUDGE0_LIMITS } from './judge0-request.js';
import { JUDGE0_STATUSES } from './judge0-statuses.js';
import { judge0View, readFields } from './judge0-view.js';
import { Judge0Service } from './judge0.service.js';

/** As many as Judge0 takes by default. */
const MOST_IN_BATCH = 20;
const NOT_UTF8 =
  'some attributes for this submission cannot be converted to UTF-8, use base64_encoded=true query parameter';

/** Read by hand: clients send more than we know, and in their own spelling. */
type Parameters = Record<string, string | undefined>;

const OBJECT = { type: 'object', additionalProperties: true } as const;
const LIST = { type: 'array', items: OBJECT } as const;

/** The routes that clients of Judge0 call; also below the path that DOCKET_JUDGE0_PATH names. */
@ApiTags('judge0')
@ApiSignedIn()
@UseFilters(Judge0ErrorsFilter)
@Controller('judge0')
export class Judge0Controller {
  constructor(private readonly judge0: Judge0Service) {}

  @Post('submissions')
  @HttpCode(201)
  @Scopes('submit')
  @ApiOperation({ summary: 'Create a submission, as Judge0 does; `wait`, `base64_encoded`, `fields`' })
  @ApiCreatedResponse({ schema: OBJECT })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Query() query: Parameters,
  ): Promise<object> {
    const isBase64 = query['base64_encoded'] === 'true';
    const fields = fieldsOf(query);
    const made = await this.judge0.create(principal, body, isBase64);
    if ('errors' in made) throw new Judge0Refusal(422, made.errors);
    if (query['wait'] !== 'true') return made;
    await this.judge0.wait(principal.user, made.token);
    return this.view(principal.user, made.token, fields, isBase64);
  }

  @Post('submissions/batch')
  @HttpCode(201)
  @Scopes('submit')
  @ApiOperation({ summary: 'Create several; answers a token or what is wrong for each' })
  @ApiCreatedResponse({ schema: LIST })
  async createBatch(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Query() query: Parameters,
  ): Promise<object[]> {
    const batch = (body as { submissions?: unknown }).submissions;
    checkBatch(Array.isArray(batch) ? batch : []);
    const answers: object[] = [];
    for (const one of batch as unknown[]) {
      answers.push(await this.createOne(principal, one, query['base64_encoded'] === 'true'));
    }
    return answers;
  }

  @Get('submissions/batch')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Several submissions; null where there is none of yours' })
  @ApiOkResponse({ schema: OBJECT })
  async showBatch(@CurrentUser() user: User, @Query() query: Parameters): Promise<object> {
    const fields = fieldsOf(query);
    const tokens = (query['tokens'] ?? '').split(',').filter((token) => token !== '');
    checkBatch(tokens);
    const found = await this.judge0.find(user, tokens);
    const views = found.map((shown) => {
      if (shown === null) return null;
      const view = judge0View(shown, fields, query['base64_encoded'] === 'true');
      if (view === null) throw new Judge0Refusal(400, { error: NOT_UTF8 });
      return view;
    });
    return { submissions: views };
  }

  @Get('submissions/:token')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'A submission by its token' })
  @ApiOkResponse({ schema: OBJECT })
  show(@CurrentUser() user: User, @Param('token') token: string, @Query() query: Parameters): Promise<object> {
    return this.view(user, token, fieldsOf(query), query['base64_encoded'] === 'true');
  }

  @Get('languages')
  @ApiOperation({ summary: 'Languages that a worker has, by Judge0’s numbers' })
  @ApiOkResponse({ schema: LIST })
  async languages(): Promise<object[]> {
    const all = await this.judge0.listLanguages();
    return all.filter(({ listed }) => listed.available).map(({ id, name }) => ({ id, name }));
  }

  @Get('languages/all')
  @ApiOperation({ summary: 'All languages' })
  @ApiOkResponse({ schema: LIST })
  async allLanguages(): Promise<object[]> {
    const all = await this.judge0.listLanguages();
    return all.map(({ id, name, listed }) => ({ id, name, is_archived: !listed.available }));
  }

  @Get('languages/:id')
  @ApiOperation({ summary: 'A language by its number' })
  @ApiOkResponse({ schema: OBJECT })
  async language(@Param('id') id: string): Promise<object> {
    const found = (await this.judge0.listLanguages()).find((one) => String(one.id) === id);
    if (found === undefined) throw new DomainError('not-found', `There is no language ${id}`);
    const { name, listed } = found;
    return { id: found.id, name, is_archived: !listed.available, source_file: listed.sourceName };
  }

  @Get('statuses')
  @ApiOperation({ summary: 'Judge0’s statuses' })
  @ApiOkResponse({ schema: LIST })
  statuses(): object[] {
    return Object.entries(JUDGE0_STATUSES).map(([id, description]) => ({ id: Number(id), description }));
  }

  @Get('about')
  @ApiOperation({ summary: 'What this server is' })
  @ApiOkResponse({ schema: OBJECT })
  about(): object {
    return { version: 'docket', homepage: '/', source_code: '/', maintainer: '' };
  }

  @Get('config_info')
  @ApiOperation({ summary: 'What is enabled, and the limits' })
  @ApiOkResponse({ schema: OBJECT })
  config(): object {
    const { cpu_time_limit: cpu, memory_limit: memory } = JUDGE0_LIMITS;
    return {
      enable_wait_result: true,
      enable_compiler_options: true,
      enable_command_line_arguments: true,
      enable_submission_delete: false,
      enable_callbacks: true,
      enable_additional_files: true,
      enable_batched_submissions: true,
      max_submission_batch_size: MOST_IN_BATCH,
      cpu_time_limit: cpu.usual,
      max_cpu_time_limit: cpu.most,
      memory_limit: memory.usual,
      max_memory_limit: memory.most,
      number_of_runs: 1,
      max_number_of_runs: 1,
      redirect_stderr_to_stdout: false,
      allow_enable_network: false,
    };
  }

  private async createOne(principal: Principal, body: unknown, isBase64: boolean): Promise<object> {
    try {
      const made = await this.judge0.create(principal, body, isBase64);
      return 'errors' in made ? made.errors : made;
    } catch (error) {
      if (error instanceof DomainError) return { error: error.message, code: error.code };
      throw error;
    }
  }

  private async view(user: User, token: string, fields: string[], isBase64: boolean): Promise<object> {
    const [shown] = await this.judge0.find(user, [token]);
    if (!shown) throw new DomainError('not-found', `There is no submission ${token.slice(0, 40)} of yours.`);
    const view = judge0View(shown, fields, isBase64);
    if (view === null) throw new Judge0Refusal(400, { error: NOT_UTF8 });
    return view;
  }
}

function fieldsOf(query: Parameters): string[] {
  const read = readFields(query['fields']);
  if ('unknown' in read) throw new Judge0Refusal(400, { error: `invalid fields: [${read.unknown.join(', ')}]` });
  return read.fields;
}

function checkBatch(entries: readonly unknown[]): void {
  if (entries.length === 0) {
    throw new Judge0Refusal(400, { error: 'there should be at least one submission in a batch' });
  }
  if (entries.length > MOST_IN_BATCH) {
    const error = `number of submissions in a batch should be less than or equal to ${String(MOST_IN_BATCH)}`;
    throw new Judge0Refusal(400, { error });
  }
}
