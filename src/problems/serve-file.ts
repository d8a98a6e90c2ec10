import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { ServedFile } from './problems.service.js';

/** What a browser may show in place; anything else is downloaded. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|svg\+xml)|application\/pdf)$/;

/**
 * Answers with a file that somebody uploaded. It never acts as a page of ours: no scripts run in it, its type is not
 * guessed, and what is neither picture nor PDF is only saved.
 */
export async function serveFile(response: Response, file: ServedFile): Promise<void> {
  const disposition = SHOWN.test(file.mediaType) ? 'inline' : 'attachment';
  const plain = file.name.replace(/^.*\//, '').replace(/[^A-Za-z0-9._-]/g, '_');
  // A PDF viewer is a plugin document of its own, which a sandboxed one may not load.
  const policy =
    file.mediaType === 'application/pdf'
      ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
      : "sandbox; default-src 'none'; style-src 'unsafe-inline'";
  response.set({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': `${disposition}; filename="${plain}"`,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
  });
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, max-age=300');
  try {
    await pipeline(file.content, response);
  } catch (error) {
    // Whoever asked went away; there is nobody left to tell.
    if (!response.destroyed) throw error;
  }
}
