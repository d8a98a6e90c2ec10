import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Public } from '../../http/access.js';
import { ApiProblems } from '../../http/problem-details.dto.js';
import { PASSWORD_LENGTH } from '../../users/passwords.js';
import { PasswordLinks } from './password-links.service.js';

class UsedLinkBody {
  @ApiProperty({ type: String, description: 'What the link has after `#`' })
  @IsString()
  @Length(1, 100)
  token!: string;

  @ApiProperty({ type: String, format: 'password', minLength: PASSWORD_LENGTH.least })
  @IsString()
  @Length(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most)
  newPassword!: string;
}

class UsedLinkDto {
  @ApiProperty({ type: String, description: 'Whose password was set' })
  username!: string;
}

@ApiTags('auth')
@Controller('auth/password-link')
export class PasswordLinksController {
  constructor(private readonly links: PasswordLinks) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Set a new password by an admin’s link; all sessions end and all tokens are revoked' })
  @ApiOkResponse({ type: UsedLinkDto })
  @ApiProblems('validation-failed', 'not-found', 'account-disabled', 'bad-origin', 'too-many-requests')
  async use(@Body() { token, newPassword }: UsedLinkBody): Promise<UsedLinkDto> {
    const { username } = await this.links.use(token, newPassword);
    return { username };
  }
}
