/** Packages of other judges over REST: imported with a report or refused without a trace, and exported again. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cmsPackage,
  dmojPackage,
  fpsPackage,
  hydroPackage,
  polygonPackage,
  qduojPackage,
} from '../support/foreign-packages.js';
import { newerPackage, packageZip, type PackageFiles } from '../support/packages.js';
import { type Answer, WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
});
afterAll(() => web.stop());
beforeEach(() => sql('DELETE FROM problems'));

const sql = <Row = Record<string, unknown>>(query: string, parameters: unknown[] = []): Promise<Row[]> =>
  web.get(DataSource).query<Row[]>(query, parameters);
const get = (target: string): Promise<Answer> => web.send('GET', target, { token: web.adminToken });

async function upload(body: Buffer, query = ''): Promise<Pick<Answer, 'status' | 'body'>> {
  const response = await fetch(`${web.url}/api/v1/problems${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip', connection: 'close' },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.json() };
}

async function importFiles(files: PackageFiles, query = '', name: string | null = 'sum') {
  const given = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
  return upload(await packageZip(Object.fromEntries(given), name), query);
}

async function download(slug: string, format: string) {
  const response = await fetch(`${web.url}/api/v1/problems/${slug}/export?format=${format}`, {
    headers: { authorization: `Bearer ${web.adminToken}` },
  });
  return { response, zip: Buffer.from(await response.arrayBuffer()) };
}

const OVERLAPPING_CMS = cmsPackage('scored', {
  'task.yaml':
    'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n' +
    'score_type: GroupMin\nscore_type_parameters: [[0, "000"], [100, "00"]]\n',
});

/** A problem that talks, as HUSTOJ exports it in a zip. */
const HUSTOJ_EXPORT = {
  'problem.xml': String(
    fpsPackage({ item: '<interactor language="C++"><![CDATA[int main() {}]]></interactor>' })['fps-sum.xml'],
  ).replace('<fps ', '<!DOCTYPE fps PUBLIC "-//example//EN"\n"http://example.org/fps.dtd" >\n<fps '),
};

const PACKAGES: [string, PackageFiles, number][] = [
  ['polygon', polygonPackage('scored'), 3],
  ['dmoj', dmojPackage('scored'), 3],
  ['hydro', hydroPackage('scored'), 3],
  ['fps', fpsPackage(), 3],
  ['qduoj', qduojPackage('scored'), 3],
  ['cms', cmsPackage('scored'), 3],
  // One test case is in both subtasks, the first of which is worth nothing.
  ['cms', OVERLAPPING_CMS, 4],
  ['fps', HUSTOJ_EXPORT, 3],
];

describe('an import', () => {
  it.each(PACKAGES)('of a %s package is found out, kept and reported', async (format, files, cases) => {
    const { status, body } = await importFiles(files);
    expect({ status, report: body.errors }).toEqual({ status: 201, report: undefined });
    expect(body.conversion.length).toBeGreaterThan(0);
    const slug = String(body.slug);
    const versions = (await get(`/problems/${slug}/versions`)).body;
    expect(versions).toMatchObject([{ format, state: 'ready', conversion: body.conversion, isCurrent: true }]);
    expect((await get(`/problems/${slug}`)).body).toMatchObject({ testCaseCount: cases });
    expect((await get(`/problems/${slug}/statement`)).status).toBe(200);
    // The very same package is no new version.
    expect((await importFiles(files)).body).toMatchObject({ isNew: false, conversion: body.conversion });
  });

  it('of one problem of several takes the one that is named, under its own name', async () => {
    const items = '<item><title>Other</title></item>';
    const refused = await importFiles(fpsPackage({ items }), '', null);
    expect(refused).toMatchObject({ status: 422, body: { code: 'package-invalid' } });
    expect(refused.body.errors[0].message).toContain('1 Sum, 2 Other');
    expect((await importFiles(fpsPackage({ items }), '?item=1', null)).body).toMatchObject({
      slug: 'sum',
      isNew: true,
    });
    const { response, zip } = await download('sum', 'fps');
    expect(response.status).toBe(200);
    expect((await upload(zip, '?slug=alone')).body).toMatchObject({ slug: 'alone', isNew: true });
  });

  it('shows a statement in HTML without what could act', async () => {
    const description = '<p onclick="x()">Add<script>x()</script></p>';
    await importFiles(qduojPackage('pass-fail', { description: { format: 'html', value: description } }));
    const { html } = (await get('/problems/sum1/statement')).body as { html: string };
    expect(html).toContain('<p>Add</p>');
    expect(html).not.toMatch(/onclick|script/);
  });

  it.each([
    ['polygon', { ...polygonPackage(), 'problem.xml': '<problem>' }],
    ['dmoj', { ...dmojPackage(), 'init.yml': 'test_cases: [{in: none}]\n' }],
    ['hydro', { ...hydroPackage(), 'testdata/config.yaml': 'time: soon\n' }],
    ['fps', { 'a.xml': '<fps><item/></fps>' }],
    ['qduoj', { ...qduojPackage(), 'problem.json': '{' }],
    ['cms', { ...cmsPackage(), 'task.yaml': 'name: [' }],
  ] as [string, PackageFiles][])('of a malformed %s package leaves nothing', async (_, files) => {
    const tables = ['problems', 'problem_versions', 'test_cases', 'jury_submissions', 'blobs'];
    const count = async (): Promise<unknown[]> =>
      Promise.all(tables.map(async (table) => (await sql(`SELECT count(*) FROM ${table}`))[0]));
    const before = await count();
    const { status, body } = await importFiles(files);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'package-invalid' });
    expect(await count()).toEqual(before);
  });
});

describe('an export', () => {
  const rows = (slug: string): Promise<unknown[]> =>
    sql(
      `SELECT is_sample, input_blob, answer_blob, settings->'validatorFlags' AS flags FROM test_cases
       JOIN problems ON current_version_id = problem_version_id WHERE slug = $1 ORDER BY ordinal`,
      [slug],
    );

  it.each([
    ['polygon', polygonPackage('scored'), '2025-09'],
    ['dmoj', dmojPackage(), 'polygon'],
    ['dmoj', dmojPackage('scored'), 'legacy'],
    ['cms', cmsPackage('scored'), '2025-09'],
    ['cms', OVERLAPPING_CMS, '2025-09'],
    ['fps', HUSTOJ_EXPORT, '2025-09'],
    ['qduoj', qduojPackage(), 'fps'],
    ['fps', fpsPackage(), 'legacy'],
  ] as [string, PackageFiles, string][])(
    'of a %s package (%#) comes back with the same test data',
    async (_, files, format) => {
      const { slug } = (await importFiles(files)).body as { slug: string };
      const { response, zip } = await download(slug, format);
      expect(response.headers.get('content-type')).toBe('application/zip');
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${slug}-${format}.zip"`);
      const again = await upload(zip, '?slug=again');
      expect(again).toMatchObject({ status: 201, body: { isNew: true, version: { state: 'ready' } } });
      expect(await rows('again')).toEqual(await rows(slug));
      const limits = async (of: string) => {
        const { timeLimitMs, memoryLimitBytes } = (await get(`/problems/${of}`)).body as Record<string, number>;
        return { timeLimitMs, memoryLimitBytes };
      };
      expect(await limits('again')).toEqual(await limits(slug));
    },
  );

  it('in the format it came in is the package as it was uploaded', async () => {
    const zip = await packageZip(newerPackage());
    await upload(zip);
    const exported = await download('sum', '2025-09');
    expect(exported.zip.equals(zip)).toBe(true);
    expect((await get('/problems/sum/export/report?format=2025-09')).body).toEqual({
      format: '2025-09',
      conversion: [{ outcome: 'kept', what: 'package', detail: 'as it was uploaded' }],
    });
  });

  it('tells beforehand what it loses', async () => {
    await importFiles(hydroPackage('scored'), '?slug=sum');
    const { body } = await get('/problems/sum/export/report?format=fps');
    expect(body.conversion).toContainEqual({
      outcome: 'lost',
      what: 'scores',
      detail: 'points and groups: each test case counts the same',
    });
  });

  it('is refused where verdicts would change, in an unknown format, or of no problem', async () => {
    await importFiles(polygonPackage(), '?slug=sum');
    const refused = await get('/problems/sum/export?format=fps');
    expect(refused).toMatchObject({ status: 422, body: { code: 'package-invalid' } });
    expect(refused.body.detail).toContain('an output validator');
    expect(await get('/problems/sum/export?format=tar')).toMatchObject({
      status: 422,
      body: { code: 'validation-failed' },
    });
    expect((await get('/problems/none/export?format=fps')).status).toBe(404);
  });
});
