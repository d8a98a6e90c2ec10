import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';

/** Where the build puts the browser UI, seen from `src/http` and from `dist/http` alike. */
const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url));
/** Vite puts a hash of the content into the names below this folder: such a file never changes. */
const HASHED = '/assets/';
/** The build puts a packed copy beside scripts and style sheets. */
const PACKED = '.gz';
const NOTHING_HERE = 'There is nothing here. The REST interface is described at /api/docs.\n';
const NOT_BUILT = 'The browser interface is not built. The REST interface is described at /api/docs.\n';
const SERVER_PATH = /^\/(api|socket\.io)(\/|$)/;

/**
 * Serves the browser UI. Any other path that a browser navigates to gets its page, whose router takes over; paths of
 * the server go on to the routes.
 */
export function webUi(root: string = BUILT): Router {
  const isBuilt = existsSync(path.join(root, 'index.html'));
  const files = express.static(root, {
    index: false,
    redirect: false,
    setHeaders: (response, file) => {
      if (file.endsWith(PACKED)) labelPacked(response, file);
      const isHashed = file.startsWith(path.join(root, HASHED));
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const router = Router();
  router.use((request, response, next) => {
    if (SERVER_PATH.test(request.path)) next('router');
    else next();
  });
  const packed = packedFiles(root);
  router.use((request, _response, next) => {
    if (packed.has(request.path) && takesPacked(request)) request.url = `${request.path}${PACKED}`;
    next();
  });
  router.use(files);
  router.use((request, response) => {
    const isPage =
      ['GET', 'HEAD'].includes(request.method) && !request.path.startsWith(HASHED) && request.accepts('html');
    if (isPage && isBuilt) response.set('Cache-Control', 'no-cache').sendFile('index.html', { root });
    else
      response
        .status(404)
        .type('text/plain')
        .send(isBuilt ? NOTHING_HERE : NOT_BUILT);
  });
  return router;
}

/** Paths of which there is a packed copy; told by their names on disk, never by what a request asks for. */
function packedFiles(root: string): Set<string> {
  if (!existsSync(root)) return new Set();
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const packed = names.filter((name) => name.endsWith(PACKED));
  return new Set(packed.map((name) => `/${name.slice(0, -PACKED.length).split(path.sep).join('/')}`));
}

function takesPacked(request: Request): boolean {
  return request.acceptsEncodings('gzip', 'identity') === 'gzip';
}

function labelPacked(response: Response, file: string): void {
  response.type(path.extname(file.slice(0, -PACKED.length)));
  response.setHeader('Content-Encoding', 'gzip');
  response.vary('Accept-Encoding');
}
