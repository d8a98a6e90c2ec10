import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../http/access.js';
import type { LanguageId } from './languages.js';
import { type ListedLanguage, LanguagesService } from './languages.service.js';

class LanguageDto implements ListedLanguage {
  @ApiProperty({ type: String, example: 'cpp' })
  id!: LanguageId;

  @ApiProperty({ type: String, example: 'C++' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'GCC 14.2.0', description: 'null while no worker has it' })
  version!: string | null;

  @ApiProperty({ type: String, example: 'main.cpp' })
  sourceName!: string;

  @ApiProperty({ type: [String], example: ['.cpp', '.cc'] })
  extensions!: string[];

  @ApiProperty({ type: Boolean, description: 'A worker that is there has it in its toolchain library' })
  available!: boolean;
}

@ApiTags('languages')
@Controller('languages')
export class LanguagesController {
  constructor(private readonly languages: LanguagesService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Languages with the versions they are judged with' })
  @ApiOkResponse({ type: [LanguageDto] })
  list(): Promise<LanguageDto[]> {
    return this.languages.list();
  }
}
