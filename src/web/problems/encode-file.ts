import type { SourceFile } from '../api/endpoints.js';

/** A file as REST takes it: its bytes as base64, since it may be a zip. */
export async function encoded(file: File): Promise<SourceFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In parts: the engine limits how many arguments a call may have.
  for (let from = 0; from < bytes.length; from += PART_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(from, from + PART_BYTES));
  }
  return { name: file.name, content: btoa(binary), encoding: 'base64' };
}

const PART_BYTES = 8_192;
