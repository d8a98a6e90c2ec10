import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Where the build puts the browser UI, seen from `src/http` and from `dist/http` alike. */
const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url));
/** Vite puts a hash of the content into the names below this folder: such a file never changes. */
const HASHED = '/assets/';
const SERVER_PATH = /^\/(api|socket\.io)(\/|$)/;

/**
 * Serves the browser UI. Any other path that a browser navigates to gets its page, whose router takes over; paths of
 * the server, and files that are not there, go on to the routes (and so to a 404 as problem details).
 */
export function webUi(root: string = BUILT): Router {
  const router = Router();
  if (!existsSync(path.join(root, 'index.html'))) return router;
  const files = express.static(root, {
    index: false,
    redirect: false,
    setHeaders: (response, file) => {
      const isHashed = file.startsWith(path.join(root, HASHED));
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  router.use((request, response, next) => {
    if (SERVER_PATH.test(request.path)) next();
    else files(request, response, next);
  });
  router.get('/{*path}', (request, response, next) => {
    const isPage = !SERVER_PATH.test(request.path) && !request.path.startsWith(HASHED) && request.accepts('html');
    if (!isPage) next();
    else response.set('Cache-Control', 'no-cache').sendFile('index.html', { root });
  });
  return router;
}
