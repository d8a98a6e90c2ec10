/** Media types of files that a package shows or hands out, by ending. Everything else is only downloaded. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
};

export function mediaTypeOf(name: string): string {
  return MEDIA_TYPES[endingOf(name)] ?? 'application/octet-stream';
}

/** What an `<img>` can show. */
export function isPicture(name: string): boolean {
  return mediaTypeOf(name).startsWith('image/');
}

function endingOf(name: string): string {
  return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
