import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '../contract/errors.js';

const MAX_ID = 2_147_483_647;

/** `@Param('id', IdPipe) id: number`: a whole number from 1 up that PostgreSQL's `integer` holds. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string, { data }: ArgumentMetadata): number {
    const id = Number(value);
    if (/^\d{1,10}$/.test(value) && id >= 1 && id <= MAX_ID) return id;
    const field = data ?? 'id';
    const message = `${field} must be a whole number from 1 to ${String(MAX_ID)}`;
    throw new DomainError('validation-failed', message, [{ field, message }]);
  }
}
