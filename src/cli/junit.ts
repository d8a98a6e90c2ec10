/**
 * JUnit XML, the one report format that every CI system reads. There is no standard; this is the subset that
 * Jenkins, GitLab and GitHub's reporters agree upon: one suite, its cases, each passed, failed (the judge's answer
 * differs) or in error (there is no answer).
 */
export interface JunitCase {
  className: string;
  name: string;
  /** Seconds; omitted where nothing was measured. */
  timeS?: number;
  problem?: { kind: 'failure' | 'error'; message: string; type: string; details?: string };
  output?: string;
}

export interface JunitSuite {
  name: string;
  startedAt: Date;
  durationS: number;
  properties?: Record<string, string>;
  cases: JunitCase[];
}

// XML 1.0, section 2.2: these code points may not appear in a document, not even escaped.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeText(text: string): string {
  return text
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** A parser turns raw line ends and tabs of an attribute into spaces: they are written as references. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
}

function caseLines(testCase: JunitCase): string[] {
  const head = attributes({ classname: testCase.className, name: testCase.name, time: testCase.timeS?.toFixed(3) });
  const inside: string[] = [];
  if (testCase.problem) {
    const { kind, message, type, details } = testCase.problem;
    inside.push(`      <${kind}${attributes({ message, type })}>${escapeText(details ?? message)}</${kind}>`);
  }
  if (testCase.output) inside.push(`      <system-out>${escapeText(testCase.output)}</system-out>`);
  return inside.length === 0 ? [`    <testcase${head}/>`] : [`    <testcase${head}>`, ...inside, '    </testcase>'];
}

/** The report of one suite as a document. Text of any origin is escaped; characters XML has no place for are marked. */
export function junitXml(suite: JunitSuite): string {
  const count = (kind: 'failure' | 'error'): number => suite.cases.filter((each) => each.problem?.kind === kind).length;
  const totals = {
    tests: suite.cases.length,
    failures: count('failure'),
    errors: count('error'),
    time: suite.durationS.toFixed(3),
  };
  const properties = Object.entries(suite.properties ?? {}).map(
    ([name, value]) => `      <property${attributes({ name, value })}/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: suite.name, ...totals })}>`,
    `  <testsuite${attributes({ name: suite.name, ...totals, skipped: 0, timestamp: suite.startedAt.toISOString().slice(0, 19) })}>`,
    ...(properties.length > 0 ? ['    <properties>', ...properties, '    </properties>'] : []),
    ...suite.cases.flatMap(caseLines),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
