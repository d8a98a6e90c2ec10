import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fpsPackage } from '../../../test/support/foreign-packages.js';
import { packageFolder, type PackageFiles } from '../../../test/support/packages.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString('base64');

describe('an FPS file', () => {
  it('has its statement, test data, limits and solution', async () => {
    const problem = await reader.sound(fpsPackage());
    expect(problem).toMatchObject({
      format: 'fps',
      names: { en: 'Sum' },
      timeLimitMs: 1000,
      limits: { memoryMiB: 128 },
      validatorFlags: ['case_sensitive'],
      metadata: { source: [{ name: 'our own', url: null }] },
    });
    expect(problem.testCases.map(({ name, description }) => [name, description])).toEqual([
      ['sample/01', null],
      ['secret/01', 'small'],
      ['secret/02', 'large'],
    ]);
    expect(await readFile(problem.testCases[1]?.input.hostPath ?? '', 'utf8')).toBe('3 4\n');
    expect(problem.submissions).toMatchObject([{ language: 'python', expectation: { source: 'accepted' } }]);
    const text = await readFile(problem.statements[0]?.file.hostPath ?? '', 'utf8');
    expect(text).toContain('## Input');
    expect(text).toContain('&lt; 100');
  });

  it('has its pictures under names of their own', async () => {
    const picture = `<img><src>/upload/plus.png</src><base64>${PNG}</base64></img>`;
    const problem = await reader.sound(fpsPackage({ picture }));
    const [statement] = problem.statements;
    expect(statement?.assets.map(({ name }) => name)).toEqual(['picture-1.png']);
    expect(await readFile(statement?.file.hostPath ?? '', 'utf8')).toContain('<img src="picture-1.png">');
  });

  it('has its special judge behind a script that translates', async () => {
    const spj = '<spj language="C++"><![CDATA[int main() { return 0; }]]></spj>';
    const problem = await reader.sound(fpsPackage({ item: spj }));
    expect(problem.outputValidators[0]).toMatchObject({ hasBuild: true, hasRun: true });
    expect(problem.testCases[0]?.validatorFlags).toEqual([]);
    expect(outcomes(problem.report)).toContain('changed special judge');
  });

  it('has its code around submissions', async () => {
    const item =
      '<prepend language="C++">#include <cstdio></prepend><append language="C++">int main() {}</append>' +
      '<append language="C">int main(void) {}</append><template language="C">int f;</template>';
    const problem = await reader.sound(fpsPackage({ item: item.replace('<cstdio>', '&lt;cstdio&gt;') }));
    expect(problem.attachments.map(({ name }) => name)).toEqual(['template.c']);
    expect(problem.codeAround).toEqual({
      cpp: { before: '#include <cstdio>', after: 'int main() {}' },
      c: { before: '', after: 'int main(void) {}' },
    });
    expect(outcomes(problem.report)).toEqual(
      expect.arrayContaining(['kept code around submissions', 'changed template']),
    );
  });

  it('has its checker for testlib where the server has a testlib.h', async () => {
    const item = '<tpj language="C++">#include "testlib.h"</tpj><spj language="C++">int main() {}</spj>';
    expect(await reader.errors(fpsPackage({ item }))).toEqual([expect.stringContaining('testlib.h')]);
    const { folder, remove } = await packageFolder({ 'testlib.h': '// none of ours\n' });
    const problem = await reader.sound(fpsPackage({ item }), null, `${folder}/testlib.h`);
    await remove();
    expect(problem.outputValidators[0]?.files.map(({ name }) => name)).toEqual([
      'build',
      'run',
      'testlib.h',
      'tpj.cpp',
    ]);
    expect(outcomes(problem.report)).toContain('changed testlib.h');
    const gone = await reader.read(fpsPackage({ item }), null, 'sum', `${folder}/testlib.h`);
    expect(said(gone, 'warning')).toEqual([expect.stringContaining('which cannot be read')]);
    expect(said(gone, 'error')).toHaveLength(1);
  });

  it('is read as HUSTOJ exports it: with a document type, and in a zip as problem.xml', async () => {
    const type = `<!DOCTYPE fps PUBLIC\n"-//freeproblemset//A standard//EN"\n"http://example.org/fps.dtd" >\n<fps `;
    const xml = String(fpsPackage()['fps-sum.xml']).replace('<fps ', type);
    const exported: PackageFiles[] = [
      { 'fps-sum.xml': xml },
      { 'problem.xml': xml.replace('<!DOC', '<!-- <problem> -->\n<!DOC') },
    ];
    for (const files of exported) {
      const problem = await reader.sound(files);
      expect(problem).toMatchObject({ format: 'fps', names: { en: 'Sum' }, report: { findings: [] } });
    }
    const items = '<item><title>Other</title></item>';
    const two = { 'problem.xml': String(fpsPackage({ items })['fps-sum.xml']) };
    expect((await reader.sound(two, '1')).names).toEqual({ en: 'Sum' });
  });

  it('has test data as they are in CDATA, blank first line and all; blanks around it are layout', async () => {
    const item = `<test_input>\n  <![CDATA[\n\n1 2\n]]>\n</test_input><test_output><![CDATA[\r\n3]]></test_output>
<test_input>
4 5
</test_input><test_output>9</test_output>`;
    const { testCases } = await reader.sound(fpsPackage({ item }));
    const texts = testCases.slice(-2).flatMap(({ input, answer }) => [input.hostPath, answer.hostPath]);
    expect(await Promise.all(texts.map((path) => readFile(path, 'utf8')))).toEqual([
      '\n\n1 2\n',
      '\n3\n',
      '4 5\n',
      '9\n',
    ]);
  });

  it('has its interactor for testlib, which decides by itself and is given no answers', async () => {
    const item =
      '<interactor language="C++"><![CDATA[int main() {}]]></interactor><spj language="C++">int main() {}</spj>' +
      '<test_input name="long">7 8</test_input>';
    const problem = await reader.sound(fpsPackage({ item }));
    expect(problem).toMatchObject({
      types: ['pass-fail', 'interactive'],
      validatorFlags: [],
      outputValidators: [{ path: 'interactor.cpp', protocol: 'testlib' }],
    });
    expect(
      problem.testCases.map(({ description, answer, validatorFlags }) => [
        description,
        answer.sizeBytes,
        validatorFlags,
      ]),
    ).toEqual([
      [null, 2, []],
      ['small', 2, []],
      ['large', 4, []],
      ['long', 0, []],
    ]);
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['kept interactor', 'lost special judge']));
    expect(outcomes(problem.report)).not.toContain('changed comparison');
    const missing = '<interactor language="C++">\n#include "testlib.h"\n</interactor>';
    expect(await reader.errors(fpsPackage({ item: missing }))).toEqual([
      expect.stringMatching(/^fps-sum\.xml:\d+: the interactor cannot be used: it includes testlib\.h/),
    ]);
  });

  it('is told of elements that nobody knows', async () => {
    const { report } = await reader.sound(fpsPackage({ item: '<colour>red</colour>' }));
    expect(said(report, 'warning')).toEqual([expect.stringContaining('<colour> is no element of FPS that is known')]);
    expect((await reader.sound(fpsPackage())).report.findings).toEqual([]);
  });

  it('of several problems asks which one is meant', async () => {
    const items = '<item><title>Other</title></item>';
    await expect(reader.read(fpsPackage({ items }))).rejects.toThrow('holds 2 problems: 1 Sum, 2 Other');
    expect((await reader.sound(fpsPackage({ items }), '1')).names).toEqual({ en: 'Sum' });
    await expect(reader.read(fpsPackage({ items }), '3')).rejects.toThrow('no problem "3"');
  });
});

describe('a malformed FPS file', () => {
  it('is refused with every finding at once', async () => {
    const xml = `<fps>
<item>
<time_limit>soon</time_limit>
<img><src>a.png</src><base64>???</base64></img>
<test_input>1</test_input>
<spj>#include "testlib.h"</spj>
<prepend language="Brainfuck">+</prepend>
</item>
</fps>`;
    expect(await reader.errors({ 'a.xml': xml })).toEqual([
      'a.xml:2: the problem has no title',
      'a.xml:3: <time_limit> is no number',
      'a.xml:4: the picture has no <src> or no <base64>',
      'a.xml:2: there are 1 <test_input> but 0 <test_output>',
      'a.xml:2: there is no <test_input>',
      'a.xml:7: <prepend> is for the language "Brainfuck", which is not known',
      expect.stringMatching(
        /^a\.xml:6: the special judge cannot be used: it includes testlib\.h, which is not in the package/,
      ),
    ]);
  });

  it.each([
    [
      'of a problem that is judged elsewhere',
      '<fps><item><title>A</title><time_limit>1</time_limit><memory_limit>1</memory_limit><remote_oj>pku</remote_oj></item></fps>',
      /judged at pku/,
    ],
    ['that is something else', '<html/>', /root element is <html>/],
    ['without problems', '<fps/>', /no <item>/],
    ['with entities', '<!DOCTYPE fps [<!ENTITY a SYSTEM "file:///etc/passwd">]><fps/>', /document type/],
  ])('%s', async (_, xml, message) => {
    expect(await reader.errors({ 'a.xml': xml })).toEqual([expect.stringMatching(message)]);
  });
});
