import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.js';

const traces = (env: Record<string, string>) => loadConfig(env).traces;
const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
const DEFAULTS = { protocol: 'http/protobuf', sampler: 'parentbased_always_on', ratio: 1, delayMs: 5_000 };

describe('where traces go', () => {
  it.each<[string, Record<string, string>, object | null]>([
    ['nothing says', {}, null],
    ['there is an address for everything', ENDPOINT, DEFAULTS],
    ['there is an address for traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector/v1/traces' }, DEFAULTS],
    ['an empty address is none', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }, null],
    ['the SDK is disabled', { ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }, null],
    ['no exporter is wanted', { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }, null],
    ['JSON', { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }, { ...DEFAULTS, protocol: 'http/json' }],
    [
      'what is said of traces counts more',
      { ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf' },
      DEFAULTS,
    ],
    [
      'a tenth of the traces',
      { ...ENDPOINT, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
      { ...DEFAULTS, sampler: 'traceidratio', ratio: 0.1 },
    ],
  ])('%s', (_what, env, expected) => {
    expect(traces(env)).toEqual(expected);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', /write an address such as http:/],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /write one of http\/protobuf, http\/json/],
    ['OTEL_TRACES_SAMPLER', 'sometimes', /write one of parentbased_always_on/],
    ['OTEL_TRACES_SAMPLER_ARG', '10%', /write a number from 0 to 1/],
  ])('%s=%s is refused with its remedy', (name, value, remedy) => {
    expect(() => traces({ ...ENDPOINT, [name]: value })).toThrow(remedy);
  });
});
