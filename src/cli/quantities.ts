import { GIB, KIB, MIB } from '../contract/limits.js';

/** Microseconds as seconds with three decimals, such as `0.012 s`; a dash where nothing was measured. */
export function formatMicroseconds(us: number | null | undefined): string {
  return us === null || us === undefined ? '-' : `${(us / 1e6).toFixed(3)} s`;
}

/** Milliseconds as seconds without needless zeros, such as `1.5 s`. */
export function formatMilliseconds(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? '-' : `${String(ms / 1000)} s`;
}

/** Bytes in the largest fitting binary unit with one decimal, such as `8.1 MiB`. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '-';
  if (bytes >= GIB) return `${(bytes / GIB).toFixed(1)} GiB`;
  if (bytes >= MIB) return `${(bytes / MIB).toFixed(1)} MiB`;
  if (bytes >= KIB) return `${(bytes / KIB).toFixed(1)} KiB`;
  return `${String(bytes)} B`;
}

/** A server's time stamp as `2026-11-21 09:15` in local time; a dash for none. */
export function formatTimestamp(iso: string | null | undefined): string {
  if (!iso) return '-';
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
