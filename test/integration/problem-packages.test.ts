import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, inject } from 'vitest';
import { CAPS } from '../../src/contract/limits.js';
import { ImportService } from '../../src/problem-packages/import.service.js';
import { makeCurrent } from '../../src/problems/make-current.js';
import { legacyPackage, newerPackage, packageFolder, packageZip, type PackageFiles } from '../support/packages.js';
import { rawZip } from '../support/raw-zip.js';
import { type Answer, WebApp } from './web-app.js';

let web: WebApp;
let student: { token: string };
/** Of this file alone: others take packages as well, meanwhile. */
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(inject('dataDir'), 'packages-'));
  web = await WebApp.start({ DOCKET_DATA: dataDir });
  student = await web.makeStudent('sam');
});
afterAll(async () => {
  await web.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const sql = <Row = Record<string, unknown>>(query: string, parameters: unknown[] = []): Promise<Row[]> =>
  web.get(DataSource).query<Row[]>(query, parameters);

/** Sends bytes as the body, as `curl --data-binary` does. */
async function upload(
  body: Buffer,
  { query = '', token = web.adminToken, type = 'application/zip' } = {},
): Promise<Pick<Answer, 'status' | 'body'>> {
  const response = await fetch(`${web.url}/api/v1/problems${query}`, {
    method: 'POST',
    // Making a large archive holds up this process, and with it the server: a kept connection would be gone.
    headers: { authorization: `Bearer ${token}`, 'content-type': type, connection: 'close' },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
}

const get = (target: string, token = web.adminToken): Promise<Answer> => web.send('GET', target, { token });

async function importLegacy(changes: PackageFiles = {}, name = 'sum'): Promise<Pick<Answer, 'status' | 'body'>> {
  return upload(await packageZip(legacyPackage(changes), name));
}

const TABLES = [
  'problems',
  'problem_versions',
  'problem_statements',
  'problem_files',
  'test_cases',
  'jury_submissions',
];

/** Rows in every table a package touches, and files left in the spool directory. */
async function traces(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...TABLES, 'blobs', 'jobs']) {
    const [row] = await sql<{ count: number }>(`SELECT count(*) FROM ${table}`);
    counts[table] = row?.count ?? 0;
  }
  counts['spool'] = (await readdir(path.join(dataDir, 'tmp')).catch(() => [])).length;
  return counts;
}

describe('an import', () => {
  beforeEach(() => sql(`DELETE FROM problems`));

  it('makes a hidden problem with its version, test data, statement and submissions', async () => {
    const answer = await importLegacy({ 'problem_statement/map.png': 'PNG', 'attachments/tool.py': 'tool' });
    expect(answer).toMatchObject({ status: 201, body: { slug: 'sum', isNew: true, isCurrent: true, report: [] } });
    expect(answer.body.version).toMatchObject({ ordinal: 1, state: 'ready', stateReason: null });

    const { body } = await get('/problems/sum');
    expect(body).toMatchObject({
      slug: 'sum',
      name: 'Sum',
      visibility: 'hidden',
      versionState: 'ready',
      types: ['pass-fail'],
      mySolved: null,
      timeLimitMs: 2000,
      memoryLimitBytes: 2048 * 1024 * 1024,
      limits: { timeLimitSource: 'package', outputLimitBytes: 8 * 1024 * 1024, codeLimitBytes: 128 * 1024 },
      statementLanguages: ['en'],
      samples: [{ ordinal: 1, name: 'sample/1', input: '1 2\n', answer: '3\n', isInputCut: false, isAnswerCut: false }],
      testCaseCount: 3,
      languages: null,
      attachments: [{ name: 'tool.py', sizeBytes: 4, url: '/api/v1/problems/sum/files/attachment/tool.py' }],
    });
    const cases = await sql(
      'SELECT ordinal, name, group_path, is_sample, input_bytes FROM test_cases ORDER BY ordinal',
    );
    expect(cases).toEqual([
      { ordinal: 1, name: 'sample/1', group_path: 'sample', is_sample: true, input_bytes: 4 },
      { ordinal: 2, name: 'secret/1', group_path: 'secret', is_sample: false, input_bytes: 4 },
      { ordinal: 3, name: 'secret/2', group_path: 'secret', is_sample: false, input_bytes: 4 },
    ]);
    expect(await sql('SELECT path, language FROM jury_submissions ORDER BY path')).toEqual([
      { path: 'submissions/accepted/sum.py', language: 'python' },
      { path: 'submissions/wrong_answer/zero.py', language: 'python' },
    ]);
    expect((await get('/problems/sum/statement')).body).toMatchObject({
      language: 'en',
      format: 'latex',
      pdfUrl: null,
    });
  });

  it('of the same package again changes nothing, as a zip of another tool or from a folder', async () => {
    const files = legacyPackage();
    await upload(await packageZip(files));
    const before = await traces();
    const again = await upload(
      rawZip(Object.entries(files).map(([name, content]) => ({ name: `sum/${name}`, content, method: 8 }))),
    );
    expect(again).toMatchObject({ status: 201, body: { slug: 'sum', isNew: false, version: { ordinal: 1 } } });
    const { folder, remove } = await packageFolder(files);
    const [admin] = await sql<{ id: number }>(`SELECT id FROM users WHERE username = 'admin'`);
    const imported = await web.get(ImportService).importFolder(folder, { user: { id: admin?.id ?? 0 }, keep: true });
    await remove();
    expect(imported.isNew).toBe(false);
    expect(await traces()).toEqual(before);
  });

  it('of a changed package makes a new version and leaves the old one as it was', async () => {
    await importLegacy();
    const changed = await importLegacy({ '.timelimit': '3' });
    expect(changed.body).toMatchObject({ isNew: true, isCurrent: true, version: { ordinal: 2, state: 'ready' } });
    expect((await get('/problems/sum')).body).toMatchObject({ timeLimitMs: 3000, version: { ordinal: 2 } });
    const { body } = await get('/problems/sum/versions');
    expect(body).toMatchObject([
      { ordinal: 2, isCurrent: true, timeLimitMs: 3000, importedBy: 'admin', format: 'legacy' },
      { ordinal: 1, isCurrent: false, timeLimitMs: 2000 },
    ]);
    // The first package once more is the first version once more.
    expect((await importLegacy()).body).toMatchObject({ isNew: false, isCurrent: true, version: { ordinal: 1 } });
    // Being prepared, it leaves the one before in use.
    expect((await importLegacy({ '.timelimit': null })).body).toMatchObject({ isNew: true, isCurrent: false });
    expect((await get('/problems/sum')).body).toMatchObject({ timeLimitMs: 2000, version: { ordinal: 1 } });
  });

  it('with an open time limit queues the submissions that derive it, in the same step', async () => {
    const answer = await importLegacy({ '.timelimit': null });
    expect(answer.body.version.state).toBe('calibrating');
    expect((await get('/problems/sum')).body).toMatchObject({ timeLimitMs: null, versionState: 'calibrating' });
    const queued = await sql(
      `SELECT jury.path FROM submissions JOIN jury_submissions AS jury ON jury.id = jury_submission_id`,
    );
    expect(queued).toEqual([{ path: 'submissions/accepted/sum.py' }]);
  });

  it('keeps the ready version in use while a newer one is still calibrating', async () => {
    await importLegacy();
    await importLegacy({ '.timelimit': null });
    expect((await get('/problems/sum')).body.version).toMatchObject({ ordinal: 1, state: 'ready' });
  });

  it('takes the slug that is asked for, else the name of the directory, else that of the problem', async () => {
    const zip = await packageZip(newerPackage(), null);
    expect((await upload(zip)).body.slug).toBe('sum');
    expect((await upload(zip, { query: '?slug=other-1' })).body.slug).toBe('other-1');
    const bad = await upload(zip, { query: '?slug=../x' });
    expect(bad).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ field: 'slug' }] } });
  });

  it('puts constants into sources, not into test data', async () => {
    const files = newerPackage({
      'problem.yaml': `${String(newerPackage()['problem.yaml'])}constants: {n: 42}\n`,
      'statement/problem.en.md': 'At most {{n}}.',
      'submissions/accepted/sum.py': 'N = {{n}}',
      'data/secret/1.in': '{{n}}',
    });
    await upload(await packageZip(files));
    expect((await get('/problems/sum/statement')).body.html).toBe('<p>At most 42.</p>');
    const [row] = await sql<{ data: Buffer }>(
      `SELECT data FROM jury_submissions JOIN blob_chunks ON sha256 = files->0->>'blob' WHERE path LIKE '%sum.py'`,
    );
    expect(row?.data.toString()).toBe('N = 42');
    const [input] = await sql<{ data: Buffer }>(
      `SELECT data FROM test_cases JOIN blob_chunks ON sha256 = input_blob WHERE name = 'secret/1'`,
    );
    expect(input?.data.toString()).toBe('{{n}}');
  });

  it('gives the package back as it came', async () => {
    const zip = await packageZip(legacyPackage());
    await upload(zip);
    const response = await fetch(`${web.url}/api/v1/problems/sum/package`, {
      headers: { authorization: `Bearer ${web.adminToken}` },
    });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(Buffer.from(await response.arrayBuffer()).equals(zip)).toBe(true);
  });

  it('by several admins at once makes one problem and numbers its versions', async () => {
    const packages = await Promise.all(
      ['2', '3', '4', '2'].map((seconds) => packageZip(legacyPackage({ '.timelimit': seconds }))),
    );
    const answers = await Promise.all(packages.map((zip) => upload(zip)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers.map(({ body }) => body.version.ordinal as number).sort()).toHaveLength(4);
    expect(await sql('SELECT ordinal FROM problem_versions ORDER BY ordinal')).toEqual([
      { ordinal: 1 },
      { ordinal: 2 },
      { ordinal: 3 },
    ]);
  });
});

describe('a package that must be refused', () => {
  const link = (target: string) => ({ name: 'sum/link', content: target, mode: 0o120777 });
  const good = Object.entries(legacyPackage()).map(([name, content]) => ({ name: `sum/${name}`, content }));
  const zeros = Buffer.alloc(40 * 1024 * 1024);

  it.each<[string, () => Buffer | Promise<Buffer>, string, RegExp]>([
    [
      'path traversal',
      () => rawZip([...good, { name: '../../etc/cron.d/x', content: 'x' }]),
      '../../etc/cron.d/x',
      /leads out/,
    ],
    ['an absolute path', () => rawZip([...good, { name: '/etc/x' }]), '/etc/x', /absolute/],
    ['a link out of it', () => rawZip([...good, link('../../../etc/passwd')]), 'sum/link', /leads out/],
    ['a link to a file of the host', () => rawZip([...good, link('/etc/passwd')]), 'sum/link', /leads out/],
    ['the same name twice', () => rawZip([...good, { name: 'sum/problem.yaml' }]), 'sum/problem.yaml', /there twice/],
    [
      'a name in another case',
      () => rawZip([...good, { name: 'sum/Problem.yaml' }]),
      'sum/Problem.yaml',
      /in case only/,
    ],
    [
      'a lie about a size',
      () => rawZip([...good, { name: 'sum/x', content: zeros, method: 8, declaredSize: 9 }]),
      'sum/x',
      /cannot be unpacked/,
    ],
    ['an encrypted file', () => rawZip([...good, { name: 'sum/x', method: 8, flags: 1 }]), 'sum/x', /encrypted/],
    [
      'a zip bomb of many zeros',
      () =>
        rawZip([
          ...good,
          ...Array.from({ length: 8 }, (_, index) => ({ name: `sum/z${String(index)}`, content: zeros, method: 8 })),
        ]),
      '',
      /zip bomb/,
    ],
    [
      'a zip bomb of shared bytes',
      () =>
        rawZip([
          { name: 'a', content: zeros, method: 8 },
          ...Array.from({ length: 9 }, (_, index) => ({
            name: `b${String(index)}`,
            content: zeros,
            method: 8,
            sharedWith: 0,
          })),
        ]),
      'b0',
      /zip bomb/,
    ],
    [
      'too many files',
      () => rawZip(Array.from({ length: CAPS.packageFiles + 1 }, (_, index) => ({ name: `f${String(index)}` }))),
      '',
      /entries/,
    ],
    ['what is no zip', () => Buffer.from('PK but no zip'), '', /not a zip archive/],
    ['no problem.yaml', () => packageZip({ 'a.txt': 'x' }), '', /there is no problem package .* problem\.yaml/],
    [
      'broken YAML',
      () => packageZip(legacyPackage({ 'problem.yaml': 'name: {x' })),
      'problem.yaml',
      /line 1: the YAML is broken/,
    ],
    [
      'a missing answer',
      () => packageZip(legacyPackage({ 'data/secret/1.ans': null })),
      'data/secret/1.in',
      /no answer file/,
    ],
    [
      'a missing input',
      () => packageZip(legacyPackage({ 'data/secret/1.in': null })),
      'data/secret/1.ans',
      /no input file/,
    ],
    [
      'an interactive problem that nobody talks with',
      () =>
        packageZip(newerPackage({ 'problem.yaml': `${String(newerPackage()['problem.yaml'])}type: interactive\n` })),
      'problem.yaml',
      /needs an output validator of its own/,
    ],
    [
      'functions that nobody calls',
      () => packageZip(newerPackage({ 'docket.yaml': 'functions: [{name: f, parameters: [], returns: int64}]\n' })),
      'docket.yaml',
      /the problem must be interactive/,
    ],
    [
      'processes that have nobody to talk with',
      () => packageZip(newerPackage({ 'docket.yaml': 'processes: {count: 2}\n' })),
      'docket.yaml',
      /they talk with a validator, so the problem must be interactive/,
    ],
    [
      'more processes than are run',
      () => packageZip(newerPackage({ 'docket.yaml': 'processes: {count: 11}\n' })),
      'docket.yaml',
      /is 11: a submission is run as 1 to 10 processes/,
    ],
    [
      'a function that not every language can have',
      () => packageZip(newerPackage({ 'docket.yaml': 'functions: [{name: class, parameters: [], returns: int64}]\n' })),
      'docket.yaml',
      /is "class", which not every language can use/,
    ],
    [
      'an output for the validator without an answer',
      () => packageZip(newerPackage({ 'data/invalid_output/a.in': '1 2\n', 'data/invalid_output/a.out': '4\n' })),
      'data/invalid_output/a.in',
      /no \.ans file beside it/,
    ],
    [
      'a score for a static validator that is not there',
      () => packageZip(newerPackage({ 'data/secret/test_group.yaml': 'static_validation_score: 10\n' })),
      'data/secret',
      /needs a static validator/,
    ],
    [
      'a statement without end',
      () => packageZip(newerPackage({ 'statement/problem.en.md': '<div>'.repeat(20_000) })),
      'statement/problem.en.md',
      /cannot be read/,
    ],
  ])('is told so, and leaves nothing: %s', async (_, make, field, message) => {
    const before = await traces();
    const { status, body } = await upload(await make());
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'package-invalid', type: 'urn:docket:error:package-invalid' });
    const told = expect.stringMatching(message) as string;
    const finding = expect.objectContaining({ severity: 'error', file: field }) as object;
    expect(body.errors).toContainEqual({ field, message: told, finding });
    expect(await traces()).toEqual(before);
  });

  it('is told all its errors at once', async () => {
    const { body } = await importLegacy({
      'problem.yaml': 'name: Sum\nlimits: {memory: no}\nvalidator_flags: fuzzy\n',
      'data/secret/1.ans': null,
      'submissions/accepted/sum.py': null,
      'problem_statement/problem.en.tex': null,
    });
    expect((body.errors as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'data/secret/1.in',
      'problem.yaml',
      'problem.yaml',
      'problem_statement',
      'submissions/accepted',
    ]);
  });

  it('is not taken from students, in another type, empty or too large', async () => {
    const zip = await packageZip(legacyPackage());
    const before = await traces();
    expect((await upload(zip, { token: student.token })).status).toBe(403);
    expect((await upload(zip, { token: 'dkt_none' })).status).toBe(401);
    expect(await upload(zip, { type: 'text/plain' })).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
    expect(await upload(Buffer.alloc(0))).toMatchObject({ status: 400 });
    const tooLarge = await fetch(`${web.url}/api/v1/problems`, {
      method: 'POST',
      headers: { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' },
      body: zerosUpTo(CAPS.packageBytes + 1),
      duplex: 'half',
    } as RequestInit);
    expect(tooLarge.status).toBe(413);
    expect(await traces()).toEqual(before);
  });
});

/** A body that tells its length to nobody. */
function zerosUpTo(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(1024 * 1024);
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) controller.close();
      else controller.enqueue(left >= chunk.length ? chunk : chunk.subarray(0, left));
      left -= chunk.length;
    },
  });
}

describe('what students see', () => {
  beforeAll(async () => {
    await sql('DELETE FROM problems');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const big = 'x'.repeat(100_000);
    await upload(
      await packageZip(
        legacyPackage({
          'problem.yaml': 'name: Sum of two\nkeywords: easy math\n',
          'problem_statement/problem.sv.tex': '\\problemname{Summan}\nHej',
          'problem_statement/problem.de.pdf': '%PDF-1.4',
          'problem_statement/img/map.svg': svg,
          'problem_statement/notes.md': 'the solution is …',
          'attachments/tool.html': '<script>alert(1)</script>',
          'data/sample/2.in': big,
          'data/sample/2.ans': 'ok',
        }),
        'visible',
      ),
    );
    await importLegacy({}, 'hidden-one');
    await web.send('PATCH', '/problems/visible', { token: web.adminToken, body: { visibility: 'public' } });
  });

  it('is public problems only', async () => {
    const list = await get('/problems', student.token);
    expect(list.body).toMatchObject({
      items: [{ slug: 'visible', name: 'Sum', names: { sv: 'Summan' } }],
      nextCursor: null,
    });
    expect((await get('/problems')).body.items).toHaveLength(2);
    for (const target of ['', '/statement', '/samples/1/input', '/files/attachment/tool.html']) {
      expect((await get(`/problems/hidden-one${target}`, student.token)).status).toBe(404);
    }
    expect((await get('/problems/none')).status).toBe(404);
  });

  it('is no package, no versions and no changes', async () => {
    for (const target of ['/package', '/versions']) {
      expect((await get(`/problems/visible${target}`, student.token)).status).toBe(403);
    }
    const options = { token: student.token, body: { visibility: 'hidden' } };
    expect((await web.send('PATCH', '/problems/visible', options)).status).toBe(403);
    expect((await web.send('DELETE', '/problems/visible', { token: student.token })).status).toBe(403);
  });

  it('is samples, cut where they are long, and whole for download; never secret data', async () => {
    const { body } = await get('/problems/visible', student.token);
    expect(body.samples).toMatchObject([
      { ordinal: 1, input: '1 2\n', isInputCut: false },
      { ordinal: 2, isInputCut: true, answer: 'ok', isAnswerCut: false },
    ]);
    expect(body.samples[1].input).toHaveLength(65_536);
    const whole = await get('/problems/visible/samples/2/input', student.token);
    expect(whole.body).toHaveLength(100_000);
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename="2.in"');
    expect(JSON.stringify(body)).not.toContain('3 4');
    for (const target of ['3/input', '0/input', '1/validator', 'x/input']) {
      expect((await get(`/problems/visible/samples/${target}`, student.token)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('is of a talk what was said, and what is there for download; never the files behind it', async () => {
    const talks = {
      'data/sample/1.interaction': '< 1 2\n> 3\n',
      'data/sample/1.ans.download': 'for you',
      'data/sample/2.interaction': '< ?\n> !\n',
    };
    await upload(await packageZip(legacyPackage(talks), 'talks'));
    await upload(
      await packageZip(
        newerPackage({ ...talks, 'statement/problem.en.md': '{{nextsample}}\n\nthen\n\n{{nextsample}}' }),
        'newer-talks',
      ),
    );
    const side = (slug: string, target: string) => get(`/problems/${slug}/samples/${target}`);
    for (const slug of ['talks', 'newer-talks']) {
      const { samples } = (await get(`/problems/${slug}`)).body;
      expect(samples).toMatchObject([
        { ordinal: 1, name: 'sample/1', input: '', interaction: '< 1 2\n> 3\n' },
        { ordinal: 2, name: 'sample/2', input: '', answer: '', interaction: '< ?\n> !\n' },
      ]);
      for (const target of ['1/input', '2/input', '2/answer']) expect((await side(slug, target)).status).toBe(404);
    }
    expect((await side('talks', '1/answer')).status).toBe(404);
    expect((await side('newer-talks', '1/answer')).body).toBe('for you');
  });

  it('is the statement in a language, a PDF, and pictures that cannot act', async () => {
    expect((await get('/problems/visible/statement?language=sv', student.token)).body.html).toBe('<p>Hej</p>');
    const pdf = (await get('/problems/visible/statement?language=de', student.token)).body;
    expect(pdf).toEqual({
      language: 'de',
      format: 'pdf',
      html: null,
      pdfUrl: '/api/v1/problems/visible/statement/de.pdf',
    });
    const file = await get(`.${String(pdf.pdfUrl)}`, student.token);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.body).toBe('%PDF-1.4');
    expect((await get('/problems/visible/statement?language=fr', student.token)).status).toBe(404);
    expect((await get('/problems/visible/statement?language=../x', student.token)).status).toBe(422);

    const picture = await get('/problems/visible/files/statement-asset/img/map.svg', student.token);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
    const attachment = await get('/problems/visible/files/attachment/tool.html', student.token);
    expect(attachment.headers.get('content-type')).toBe('application/octet-stream');
    expect(attachment.headers.get('content-disposition')).toBe('attachment; filename="tool.html"');
    for (const name of [
      'statement-asset/notes.md',
      'statement-asset/../problem.yaml',
      'secret/1.in',
      'attachment/..%2f..%2fx',
    ]) {
      expect((await get(`/problems/visible/files/${name}`, student.token)).status).toBe(404);
    }
  });

  it('is found by name, slug, tag and what they solved', async () => {
    const slugs = async (query: string): Promise<string[]> =>
      ((await get(`/problems?${query}`, student.token)).body.items as { slug: string }[]).map(({ slug }) => slug);
    expect(await slugs('search=summan')).toEqual(['visible']);
    expect(await slugs('search=VISI')).toEqual(['visible']);
    expect(await slugs('search=%25')).toEqual([]);
    expect(await slugs('tag=math')).toEqual(['visible']);
    expect(await slugs('tag=none')).toEqual([]);
    expect(await slugs('solved=untried')).toEqual(['visible']);
    expect(await slugs('solved=solved')).toEqual([]);
    expect((await get('/problems?solved=maybe', student.token)).status).toBe(422);
  });
});

describe('admins', () => {
  it('page through problems', async () => {
    await sql('DELETE FROM problems');
    for (const name of ['b', 'a', 'c']) await importLegacy({}, name);
    const first = await get('/problems?limit=2');
    expect((first.body.items as { slug: string }[]).map(({ slug }) => slug)).toEqual(['a', 'b']);
    const second = await get(`/problems?limit=2&cursor=${String(first.body.nextCursor)}`);
    expect(second.body).toMatchObject({ items: [{ slug: 'c' }], nextCursor: null });
  });

  it('change visibility, tags and difficulty, and nothing else', async () => {
    const patch = (body: unknown): Promise<Answer> => web.send('PATCH', '/problems/a', { token: web.adminToken, body });
    expect((await patch({ visibility: 'public', tags: ['x', 'y', 'x'], difficulty: 2.5 })).body).toMatchObject({
      visibility: 'public',
      tags: ['x', 'y'],
      difficulty: 2.5,
    });
    expect((await patch({ difficulty: null })).body).toMatchObject({ difficulty: null, tags: ['x', 'y'] });
    for (const body of [{ visibility: 'secret' }, { slug: 'z' }, { tags: 'x' }, { tags: [''] }, { difficulty: -1 }]) {
      expect((await patch(body)).status).toBe(422);
    }
  });

  it('publish no problem before its embargo ends', async () => {
    const yaml = `${String(newerPackage()['problem.yaml'])}embargo_until: 2999-01-01\n`;
    await upload(await packageZip(newerPackage({ 'problem.yaml': yaml }), 'embargoed'));
    const body = { visibility: 'public' };
    const answer = await web.send('PATCH', '/problems/embargoed', { token: web.adminToken, body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('remove a problem with everything that hangs on it', async () => {
    await sql('DELETE FROM jobs');
    await importLegacy({ '.timelimit': null }, 'gone');
    expect((await traces())['jobs']).toBe(1);
    expect((await web.send('DELETE', '/problems/gone', { token: web.adminToken })).status).toBe(204);
    expect((await get('/problems/gone')).status).toBe(404);
    expect(await sql(`SELECT 1 FROM problem_versions WHERE slug = 'gone'`)).toEqual([]);
    expect((await traces())['jobs']).toBe(0);
  });
});

it('documents its routes', async () => {
  const { body } = await web.send('GET', './api/docs-json');
  const paths = Object.keys(body.paths as object).filter((one) => one.startsWith('/api/v1/problems'));
  expect(paths).toContain('/api/v1/problems/{slug}/statement');
  expect(body.paths['/api/v1/problems'].post.requestBody.content).toHaveProperty('application/zip');
});

it('a version whose time limit was derived takes the place of the one before, never of a newer one', async () => {
  await importLegacy({}, 'derived');
  const second = await importLegacy({ '.timelimit': null }, 'derived');
  const { manager } = web.get(DataSource);
  const finish = async (versionId: number): Promise<void> => {
    await sql(`UPDATE problem_versions SET state = 'ready', time_limit_ms = 4000 WHERE id = $1`, [versionId]);
    await makeCurrent(manager, versionId);
  };
  await finish(second.body.version.id as number);
  expect((await get('/problems/derived')).body).toMatchObject({ timeLimitMs: 4000, version: { ordinal: 2 } });

  const third = await importLegacy({ '.timelimit': null, 'data/secret/1.in': 'x' }, 'derived');
  await importLegacy({ '.timelimit': '7' }, 'derived');
  await finish(third.body.version.id as number);
  expect((await get('/problems/derived')).body).toMatchObject({ timeLimitMs: 7000, version: { ordinal: 4 } });
});
