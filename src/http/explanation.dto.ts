import { ApiProperty } from '@nestjs/swagger';
import { type Explanation, EXPLANATION_CODES, type ExplanationCode } from '../contract/explanations.js';

export class ExplanationDto implements Explanation {
  @ApiProperty({ enum: EXPLANATION_CODES, enumName: 'ExplanationCode' })
  code!: ExplanationCode;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What the words are made of, by name',
  })
  values!: Record<string, string | number>;
}
