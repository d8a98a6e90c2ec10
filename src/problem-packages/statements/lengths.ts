/** A length of LaTeX or pandoc in pixels, at 96 to an inch; null where it is none. A bare number is one of pixels. */
export function pixelsOf(number: number, unit: string): string | null {
  const pixels = number * (PIXELS[unit] ?? 1);
  return number > 0 && Number.isFinite(pixels) ? String(Math.min(2000, Math.round(pixels))) : null;
}
const PIXELS: Readonly<Record<string, number>> = { cm: 96 / 2.54, mm: 9.6 / 2.54, in: 96, pt: 96 / 72.27, px: 1 };
