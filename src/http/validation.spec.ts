import { Type } from 'class-transformer';
import { IsInt, IsString, MinLength, ValidateNested } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { validationPipe } from './validation.js';

class FileBody {
  @IsString()
  name!: string;
}

class Body {
  @IsString()
  @MinLength(3)
  title!: string;

  @IsInt()
  count!: number;

  @ValidateNested({ each: true })
  @Type(() => FileBody)
  files!: FileBody[];
}

const check = (value: unknown) => validationPipe().transform(value, { type: 'body', metatype: Body });

describe('validationPipe', () => {
  it('passes what is valid', async () => {
    const body = { title: 'sum', count: 1, files: [{ name: 'a.c' }] };
    await expect(check(body)).resolves.toMatchObject(body);
  });

  it('names every wrong field with what it must be, by its path', async () => {
    const error = check({ title: 'x', count: '1', files: [{ name: 7 }], extra: true });
    await expect(error).rejects.toMatchObject({ code: 'validation-failed' });
    await expect(error).rejects.toMatchObject({
      errors: expect.arrayContaining([
        { field: 'title', message: 'title must be longer than or equal to 3 characters' },
        { field: 'count', message: 'count must be an integer number' },
        { field: 'files.0.name', message: 'name must be a string' },
        { field: 'extra', message: 'extra is not a field of this request; leave it out' },
      ]),
    });
  });

  it('names the fields of a body that is not there', async () => {
    await expect(check(undefined)).rejects.toMatchObject({ code: 'validation-failed' });
  });
});
