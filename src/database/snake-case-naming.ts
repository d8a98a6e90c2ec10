import { DefaultNamingStrategy } from 'typeorm';

/**
 * `memoryPeakBytes` in an entity is `memory_peak_bytes` in the schema; `cpuTimeUs` is `cpu_time_us`. Table names are
 * always given in `@Entity('…')`, so that the plural is ours.
 */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    return [...embeddedPrefixes.map(snakeCase), customName ?? snakeCase(propertyName)].join('_');
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return `${snakeCase(relationName)}_${snakeCase(referencedColumnName)}`;
  }
}

export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
