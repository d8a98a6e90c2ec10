import { describe, expect, it } from 'vitest';
import { junitXml, type JunitSuite } from './junit.js';

const suite = (cases: JunitSuite['cases']): JunitSuite => ({
  name: 'docket verify hello',
  startedAt: new Date('2026-11-21T09:15:00Z'),
  durationS: 1.5,
  cases,
});

describe('junitXml', () => {
  it('counts failures and errors apart and leaves a passed case empty', () => {
    const xml = junitXml(
      suite([
        { className: 'hello', name: 'a', timeS: 0.0123 },
        { className: 'hello', name: 'b', problem: { kind: 'failure', message: 'expected AC, got WA', type: 'WA' } },
        { className: 'hello', name: 'c', problem: { kind: 'error', message: 'timed out', type: 'timedOut' } },
      ]),
    );
    expect(xml).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="docket verify hello" tests="3" failures="1" errors="1" time="1.500">',
        '  <testsuite name="docket verify hello" tests="3" failures="1" errors="1" time="1.500" skipped="0" timestamp="2026-11-21T09:15:00">',
        '    <testcase classname="hello" name="a" time="0.012"/>',
        '    <testcase classname="hello" name="b">',
        '      <failure message="expected AC, got WA" type="WA">expected AC, got WA</failure>',
        '    </testcase>',
        '    <testcase classname="hello" name="c">',
        '      <error message="timed out" type="timedOut">timed out</error>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('escapes markup, quotes and line ends, so that no text can add elements', () => {
    const hostile = 'a"/><failure>&\n]]>';
    const xml = junitXml(suite([{ className: hostile, name: hostile, output: hostile }]));
    expect(xml).toContain('name="a&quot;/&gt;&lt;failure&gt;&amp;&#10;]]&gt;"');
    expect(xml).toContain('<system-out>a"/&gt;&lt;failure&gt;&amp;\n]]&gt;</system-out>');
  });

  it('marks what XML has no place for: control characters, lone surrogates, non-characters', () => {
    const xml = junitXml(suite([{ className: 'x', name: 'nul \u0000 esc \u001b half \ud800 none \uffff 😀' }]));
    expect(xml).toContain('name="nul \ufffd esc \ufffd half \ufffd none \ufffd 😀"');
  });

  it('tells the properties of the suite', () => {
    const xml = junitXml({ ...suite([]), properties: { problem: 'a<b' } });
    expect(xml).toContain('<property name="problem" value="a&lt;b"/>');
  });
});
