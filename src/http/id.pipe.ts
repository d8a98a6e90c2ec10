import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '../contract/errors.js';

const MAX_ID = 2_147_483_647;

/**
 * `@Param('id', IdPipe) id: number`: a whole number from 1 up that PostgreSQL's `integer` holds. The global validation
 * pipe runs before it and makes numbers (or NaN) of parameters that are declared so.
 */
@Injectable()
export class IdPipe implements PipeTransform<string | number, number> {
  transform(value: string | number, { data }: ArgumentMetadata): number {
    const id = Number(value);
    if (Number.isInteger(id) && id >= 1 && id <= MAX_ID) return id;
    const field = data ?? 'id';
    const message = `${field} must be a whole number from 1 to ${MAX_ID}`;
    throw new DomainError('validation-failed', message, [{ field, message }]);
  }
}
