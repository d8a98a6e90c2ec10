import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERRORS, type ErrorCode, type FieldError, type ProblemDetails } from '../contract/errors.js';
import { FindingDto } from './finding.dto.js';

class FieldErrorDto implements FieldError {
  @ApiProperty({ type: String, description: 'Path of the field, or of the file in a package', example: 'password' })
  field!: string;

  @ApiProperty({ type: String, description: 'What is wrong with it and what to send instead' })
  message!: string;

  @ApiPropertyOptional({ type: () => FindingDto, description: 'Of a package that is refused: what the message says' })
  finding?: FindingDto;
}

/** The body of every error, as `application/problem+json` (RFC 9457). */
export class ProblemDetailsDto implements ProblemDetails {
  @ApiProperty({ type: String, example: 'urn:docket:error:validation-failed' })
  type!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: 'integer' })
  status!: number;

  @ApiProperty({ type: String })
  detail!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'urn:docket:request:<id>; the id is in the log and in X-Request-Id',
  })
  instance?: string;

  @ApiProperty({ enum: Object.keys(ERRORS), enumName: 'ErrorCode' })
  code!: ErrorCode;

  @ApiPropertyOptional({ type: () => [FieldErrorDto] })
  errors?: FieldErrorDto[];
}

/** Documents the errors a route answers with, one response for each HTTP status. */
export function ApiProblems(...codes: ErrorCode[]): MethodDecorator & ClassDecorator {
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))];
  return applyDecorators(
    ApiExtraModels(ProblemDetailsDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: codes
          .filter((code) => ERRORS[code].status === status)
          .map((code) => `\`${code}\`: ${ERRORS[code].title}`)
          .join('. '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetailsDto) } } },
      }),
    ),
  );
}
