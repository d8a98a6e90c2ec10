import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';

/**
 * A field that may be left out. Null is the same as leaving it out: many a client writes so what it has not got. Where
 * null says something of its own, `@IsOptional()` alone lets it through.
 */
export function MayBeLeftOut(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => value ?? undefined),
    IsOptional(),
  );
}
