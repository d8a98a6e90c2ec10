/** What of OpenTelemetry's variables is ours to read; the rest (addresses, headers, time limits) its exporter reads. */

export const TRACE_PROTOCOLS = ['http/protobuf', 'http/json'] as const;
export const TRACE_SAMPLERS = [
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
  'always_on',
  'always_off',
  'traceidratio',
] as const;

/** OpenTelemetry's specification, "Environment Variable Specification" and "OTLP exporter". */
export interface TracesConfig {
  /** OTEL_EXPORTER_OTLP_TRACES_PROTOCOL, OTEL_EXPORTER_OTLP_PROTOCOL */
  protocol: (typeof TRACE_PROTOCOLS)[number];
  /** OTEL_TRACES_SAMPLER */
  sampler: (typeof TRACE_SAMPLERS)[number];
  /** OTEL_TRACES_SAMPLER_ARG: the share of traces that is kept, from 0 to 1 */
  ratio: number;
  /** OTEL_BSP_SCHEDULE_DELAY: spans are sent together after so long */
  delayMs: number;
}

export interface VariableReader {
  /** Names of variables that are wrong, each with its remedy. */
  problems: string[];
  text(name: string, fallback: string): string;
  url(name: string, protocols: readonly string[], example: string): string | null;
  boolean(name: string, fallback: boolean): boolean;
  integer(name: string, fallback: number, least: number, most: number): number;
  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T;
}

/** @returns null where nothing says where traces go: none are recorded then */
export function readTraces(read: VariableReader): TracesConfig | null {
  const example = 'http://collector:4318';
  const endpoints = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'].map((name) =>
    read.url(name, ['http:', 'https:'], example),
  );
  const isOff =
    read.boolean('OTEL_SDK_DISABLED', false) || read.oneOf('OTEL_TRACES_EXPORTER', ['otlp', 'none'], 'otlp') === 'none';
  const usual = read.oneOf('OTEL_EXPORTER_OTLP_PROTOCOL', TRACE_PROTOCOLS, 'http/protobuf');
  const protocol = read.oneOf('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', TRACE_PROTOCOLS, usual);
  const sampler = read.oneOf('OTEL_TRACES_SAMPLER', TRACE_SAMPLERS, 'parentbased_always_on');
  const ratio = Number(read.text('OTEL_TRACES_SAMPLER_ARG', '1'));
  if (!(ratio >= 0 && ratio <= 1)) read.problems.push('OTEL_TRACES_SAMPLER_ARG: write a number from 0 to 1');
  const delayMs = read.integer('OTEL_BSP_SCHEDULE_DELAY', 5_000, 1, 600_000);
  return isOff || endpoints.every((endpoint) => endpoint === null) ? null : { protocol, sampler, ratio, delayMs };
}
