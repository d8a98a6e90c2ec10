/**
 * Packages that are wrong somewhere, in every format: each is imported all the same, or refused with findings that name
 * the file and the remedy. None is a fault of ours, and a refused one leaves no problem.
 */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  cmsPackage,
  dmojPackage,
  fpsPackage,
  GENERATOR,
  generatedPackage,
  hydroPackage,
  polygonPackage,
  qduojPackage,
  QUESTIONNAIRE,
} from '../support/foreign-packages.js';
import { mutate } from '../support/mutants.js';
import { legacyPackage, newerPackage, packageZip, type PackageFiles, presentFiles } from '../support/packages.js';
import { WebApp } from './web-app.js';

// `DOCKET_TEST_MUTANTS=200 DOCKET_TEST_MUTANTS_ROUND=monday npm test -- --project integration broken-packages` looks further.
const OF_EACH = Number(process.env['DOCKET_TEST_MUTANTS'] ?? 12);
const ROUND = process.env['DOCKET_TEST_MUTANTS_ROUND'] ?? '0';

const SOUND: [string, PackageFiles][] = [
  ['polygon', polygonPackage()],
  ['polygon scored', polygonPackage('scored')],
  ['dmoj', dmojPackage()],
  ['dmoj scored', dmojPackage('scored')],
  ['dmoj with a generator', generatedPackage(GENERATOR)],
  ['hydro', hydroPackage()],
  ['hydro scored', hydroPackage('scored')],
  ['hydro questionnaire', QUESTIONNAIRE],
  ['fps', fpsPackage()],
  ['qduoj', qduojPackage()],
  ['qduoj scored', qduojPackage('scored')],
  ['cms', cmsPackage()],
  ['cms scored', cmsPackage('scored')],
  [
    'legacy',
    legacyPackage({
      'data/secret/testdata.yaml': 'on_reject: break\nrange: 0 1\naccept_score: 1\ngrader_flags: sum\n',
    }),
  ],
  [
    '2025-09',
    newerPackage({
      'data/secret/1.yaml': 'args: [a]\nhint: small\ndescription: one\n',
      'data/secret/test_group.yaml': 'output_validator_args: [case_sensitive]\n',
      'docket.yaml': 'language_limits: {python3: {time_limit: 2, memory_limit: 2}}\n',
      'submissions/submissions.yaml': 'accepted/*:\n  permitted: [AC]\n',
    }),
  ],
];

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_RATE_REQUESTS: '1000000' });
});
afterAll(() => web.stop());

const problemCount = async (): Promise<number> =>
  (await web.get(DataSource).query<{ count: number }[]>('SELECT count(*)::int AS count FROM problems'))[0]?.count ?? -1;

it.each(SOUND)(
  '%s',
  async (format, sound) => {
    const headers = {
      authorization: `Bearer ${web.adminToken}`,
      'content-type': 'application/zip',
      connection: 'close',
    };
    const answers: { seed: string; what: string; status: number; body: unknown }[] = [];
    for (let count = 0; count < OF_EACH; count += 1) {
      const files = new Map(Object.entries(presentFiles(sound)));
      const seed = `${format} ${ROUND} ${String(count)}`;
      const what = mutate(files, seed);
      const zip = await packageZip(Object.fromEntries(files));
      const before = await problemCount();
      const sent = { method: 'POST', headers, body: new Uint8Array(zip) };
      const response = await fetch(`${web.url}/api/v1/problems`, sent);
      const body = (await response.json()) as { slug?: string; errors?: unknown[] };
      answers.push({ seed, what, status: response.status, body });
      if (response.status >= 300) expect(await problemCount()).toBe(before);
      for (const path of response.status >= 300 ? [] : ['', '/statement', '/export?format=2025-09']) {
        const target = `/api/v1/problems/${String(body.slug)}${path}`;
        const { status } = await fetch(web.url + target, { headers: { ...headers, 'content-type': '' } });
        answers.push({ seed, what: `${what}; ${target}`, status, body: null });
      }
    }
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const imports = answers.filter(({ body }) => body !== null);
    expect(imports.filter(({ status }) => ![200, 201, 422].includes(status))).toEqual([]);
    const finding = { field: expect.any(String) as string, message: expect.stringMatching(/\w/) as string };
    for (const { what, body } of imports.filter(({ status }) => status === 422)) {
      // Where no format is recognized, or several problems are, there is no file to name.
      const { errors = [], ...rest } = body as { errors?: unknown[] };
      expect(rest, what).toMatchObject({ code: 'package-invalid', detail: expect.stringMatching(/\w/) as string });
      for (const one of errors) expect(one, what).toMatchObject(finding);
    }
  },
  OF_EACH * 10_000,
);
