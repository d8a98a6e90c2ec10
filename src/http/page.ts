/**
 * Lists are read page by page: `?limit=` entries, then `?cursor=` with the `nextCursor` of the page before. A cursor
 * holds the sort key of the last entry shown, so entries that come or go meanwhile are neither skipped nor repeated.
 */
import { type Type, applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '../contract/errors.js';
import { CAPS } from '../contract/limits.js';
import { MayBeLeftOut } from './may-be-left-out.js';

const DEFAULT_LIMIT = 25;

/** Extend it with a list's filters. */
export class PageQuery {
  @ApiPropertyOptional({ type: String, description: '`nextCursor` of the page before' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: CAPS.pageSize, default: DEFAULT_LIMIT })
  @MayBeLeftOut()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(CAPS.pageSize)
  limit: number = DEFAULT_LIMIT;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The sort key of an entry: numbers and texts, most significant first. */
export type CursorKey = readonly (number | string)[];

/**
 * Makes a page of rows that were read with `LIMIT limit + 1`: the row too many tells that there is a next page.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: hasMore ? encodeCursor(keyOf(last)) : null };
}

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor whose key has parts of these types.
 *
 * @returns null for the first page
 * @throws DomainError `validation-failed` for a cursor that this list never gave
 */
export function decodeCursor(cursor: string | undefined, types: readonly ['number']): readonly [number] | null;
export function decodeCursor(cursor: string | undefined, types: readonly ['string']): readonly [string] | null;
export function decodeCursor(cursor: string | undefined, types: readonly ('number' | 'string')[]): CursorKey | null;
export function decodeCursor(cursor: string | undefined, types: readonly ('number' | 'string')[]): CursorKey | null {
  if (cursor === undefined) return null;
  const key = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (isKey(key, types)) return key;
  const message = 'cursor must be the nextCursor of the page before, or be left out';
  throw new DomainError('validation-failed', message, [{ field: 'cursor', message }]);
}

/** Documents a 200 answer that is a page of these items. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: 'string', nullable: true },
        },
      },
    }),
  );
}

function isKey(key: unknown, types: readonly string[]): key is CursorKey {
  return Array.isArray(key) && key.length === types.length && key.every((part, index) => typeof part === types[index]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
