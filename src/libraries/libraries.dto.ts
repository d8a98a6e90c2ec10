import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import {
  LIBRARY_ACTIONS,
  LIBRARY_TASK_STATES,
  type LibraryAction,
  type LibraryTaskState,
} from './library-task.entity.js';

export class LibrarySelfTestDto {
  @ApiProperty({ type: String, format: 'date-time' })
  testedAt!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'By language id: null where "hello" was judged right, else what went wrong',
  })
  results!: Record<string, string | null>;
}

export class LibraryDto {
  @ApiProperty({ type: String, example: 'worker-1' })
  host!: string;

  @ApiProperty({ type: String, example: 'c9711821786217e7' })
  digest!: string;

  @ApiProperty({ type: Boolean, description: 'New judgings on this machine take it' })
  isInUse!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  builtAt!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Versions by language id' })
  languages!: Record<string, string>;

  @ApiProperty({ type: 'integer', description: 'Judgements made with it: while there are any, it is kept' })
  judgements!: number;

  @ApiProperty({ type: () => LibrarySelfTestDto, nullable: true, description: 'The latest try; null: never tried' })
  selfTest!: LibrarySelfTestDto | null;
}

class OnHosts {
  @ApiProperty({ type: String, required: false, description: 'The machine; left out: every machine with a worker' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(255)
  host?: string;
}

export class LibraryBuildBody extends OnHosts {
  @ApiProperty({
    type: [String],
    required: false,
    example: ['default', 'haskell'],
    description: 'Language ids, `default` or `all`; left out: those of the library in use',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Matches(/^[a-z][a-z0-9]*$/, { each: true, message: 'must be language ids, `default` or `all`' })
  languages?: string[];
}

export class LibraryUseBody extends OnHosts {}

export class LibraryTestBody extends OnHosts {}

export class LibraryHostQuery extends OnHosts {}

export class LibraryTaskDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  host!: string;

  @ApiProperty({ type: String, enum: LIBRARY_ACTIONS })
  action!: LibraryAction;

  @ApiProperty({ type: String, nullable: true })
  digest!: string | null;

  @ApiProperty({ type: [String] })
  languages!: string[];

  @ApiProperty({ type: String, enum: LIBRARY_TASK_STATES })
  state!: LibraryTaskState;

  @ApiProperty({ type: String, description: 'Where it is, or why it failed' })
  message!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}
