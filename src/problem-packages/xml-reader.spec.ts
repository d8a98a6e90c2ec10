import { describe, expect, it } from 'vitest';
import { Findings } from './findings.js';
import { readXml, rootName } from './xml-reader.js';

function read(text: string) {
  const findings = new Findings();
  const root = readXml(text, 'a.xml', findings);
  return { root, findings: findings.all.map(({ line, message }) => `${String(line)} ${message}`) };
}

describe('XML', () => {
  it('has elements with their lines, attributes and texts', () => {
    const { root } = read(
      '<?xml version="1.0"?>\n<!-- > -->\n<a b="1 &lt; 2">\n<c>x &amp; <![CDATA[<y> &amp;]]></c>\n<c/></a>',
    );
    expect(root?.attribute('b')).toBe('1 < 2');
    expect(root?.attribute('none')).toBeNull();
    expect(root?.all('c').map(({ text, place }) => [text, place.line])).toEqual([
      ['x & <y> &amp;', 4],
      ['', 5],
    ]);
    expect(root?.at('c', 'd')).toBeNull();
  });

  it('keeps numbers and blanks as they are written', () => {
    expect(read('<a> 007 </a>').root?.text).toBe(' 007 ');
  });

  it('reads no entities but those of XML and numbered characters', () => {
    expect(read('<a>&x; &#65;&#x42; &#0; &#xD800; &amp;lt;</a>').root?.text).toBe('&x; AB &#0; &#xD800; &lt;');
  });

  it.each([
    ['<a>\n<b></a>', /^2 the XML is broken/],
    ['', /the XML is broken/],
    ['no xml', /the XML is broken/],
    ['<a/><b/>', /the XML is broken/],
    ['<a>'.repeat(1000) + '</a>'.repeat(1000), /the XML is broken/],
    ['<!DOCTYPE a []><a/>', /document type/],
    ['<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY x "y">]><a/>', /document type/],
    ['<!DOCTYPE a SYSTEM "a.dtd"><!DOCTYPE a [<!ENTITY x "y">]><a/>', /document type/],
    ['<?xml version="1.0"?><!-- --> <!doctype a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
  ])('refuses %j', (text, message) => {
    const { root, findings } = read(text);
    expect(root).toBeNull();
    expect(findings).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    '<!DOCTYPE a>',
    '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
    `<?xml version="1.0"?><!-- > -->\n<!DOCTYPE a PUBLIC "-//e//A > [b]//EN" 'http://example.org/a.dtd' >`,
  ])('passes over a document type that is only named, as %j', (prolog) => {
    const { root, findings } = read(`${prolog}\n<a>\n<b/>&x;</a>`);
    expect(findings).toEqual([]);
    const lines = prolog.split('\n').length;
    expect([root?.place.line, root?.find('b')?.place.line, root?.text]).toEqual([lines + 1, lines + 2, '\n&x;']);
  });

  it('tells what is CDATA from the blanks around it', () => {
    const { root } = read('<a><b>\n <![CDATA[\n1]]]]><![CDATA[>]]>\n</b><b>\n1</b><b>1<![CDATA[2]]></b><b/></a>');
    expect(root?.all('b').map(({ cdata }) => cdata)).toEqual(['\n1]]>', null, null, null]);
  });

  it.each([
    ['<fps version="1.6">', 'fps'],
    ['\ufeff<?xml version="1.0" encoding="GBK"?>\n<!-- <problem> -->\n<!DOCTYPE fps PUBLIC "a"\n"b" >\n<fps>', 'fps'],
    ['<problem/>', 'problem'],
    ['<!-- never ends <fps>', null],
    ['', null],
  ])('knows the root element of what begins with %j', (head, name) => {
    expect(rootName(head)).toBe(name);
  });

  it('takes names that objects have themselves', () => {
    expect(read('<a/>').root?.find('constructor')).toBeNull();
    expect(read('<a/>').root?.attribute('toString')).toBeNull();
  });
});
