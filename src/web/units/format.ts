/** How quantities are written for people. Numbers keep three figures so that columns of them can be compared. */
const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Microseconds as `0.4 ms`, `12 ms`, `1.24 s`. */
export function formatDuration(microseconds: number): string {
  const ms = microseconds / 1000;
  if (ms < 10) return `${trim(ms, 1)} ms`;
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

/** Seconds as one or two units: `12 s`, `3 min 5 s`, `2 h 4 min`, `3 d 2 h`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  const pair = (size: number, unit: string, below: number, belowUnit: string): string => {
    const rest = Math.floor((whole % size) / below);
    return `${String(Math.floor(whole / size))} ${unit}${rest === 0 ? '' : ` ${String(rest)} ${belowUnit}`}`;
  };
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3_600) return pair(60, 'min', 1, 's');
  if (whole < 86_400) return pair(3_600, 'h', 60, 'min');
  return pair(86_400, 'd', 3_600, 'h');
}

/** A limit in milliseconds, without zeros that say nothing: `1 s`, `1.5 s`, `250 ms`. */
export function formatLimitMs(ms: number): string {
  return ms < 1000 ? `${String(ms)} ms` : `${trim(ms / 1000, 2)} s`;
}

/** A limit, and the least that a test case has where they differ: `300 ms – 2 s`; a dash where there is none yet. */
export function limitRange(least: number | null, limit: number | null, format: (value: number) => string): string {
  if (limit === null) return '–';
  return least === null ? format(limit) : `${format(least)} – ${format(limit)}`;
}

/** Bytes in binary units: `512 B`, `3.4 MiB`, `256 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < KIB) return `${String(bytes)} B`;
  if (bytes < MIB) return `${figure(bytes / KIB)} KiB`;
  if (bytes < GIB) return `${figure(bytes / MIB)} MiB`;
  return `${figure(bytes / GIB)} GiB`;
}

function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : trim(value, 1);
}

function trim(value: number, digits: number): string {
  return value.toFixed(digits).replace(/\.?0+$/, '');
}

const STEPS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 min. ago`, `in 2 days`; below a minute `now`. */
export function formatAgo(iso: string, language: string, now: number = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** Of this browser's clock, with its time zone: a screenshot says the same to everybody. */
export function formatDateTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(iso));
}
