/**
 * Programs for a Python that no current distribution has any more: they end with an error that says nothing about the
 * problem they were written for. Told by the last line of the traceback. Sources: "What's New in Python" 3.8 to 3.11,
 * their sections "Removed", and "What's New in Python 3.0" for what only Python 2 understands.
 */

/**
 * What is gone from the standard library, by the release without it. A module's own name: all of it is gone. Nothing that
 * went after 3.11: PyPy, which jury submissions are judged once more with, is at that.
 */
const REMOVED: Record<string, readonly string[]> = {
  '3.8': ['time.clock'],
  '3.9': ['fractions.gcd', 'base64.encodestring', 'base64.decodestring', 'array.array.tostring', 'dummy_threading'],
  '3.10': [
    ...['Mapping', 'MutableMapping', 'Sequence', 'MutableSequence', 'Set', 'MutableSet', 'Sized', 'Container'],
    ...['Iterable', 'Iterator', 'Generator', 'Callable', 'Hashable'],
  ].map((name) => `collections.${name}`),
  '3.11': ['inspect.getargspec', 'binhex'],
};

const SINCE = new Map(Object.entries(REMOVED).flatMap(([since, names]) => names.map((name) => [name, since])));

const MISSING_NAMES = [
  /^ImportError: cannot import name '(?<name>\w+)' from '(?<module>[\w.]+)'/,
  /^AttributeError: (?:module )?'(?<module>[\w.]+)' (?:object )?has no attribute '(?<name>\w+)'/,
  /^ModuleNotFoundError: No module named '(?<module>\w+)/,
];

/** Words that only Python 2 has, and forms that it alone takes: the parser of Python 3 knows them, and says so. */
const PYTHON_2 = [
  /^SyntaxError: Missing parentheses in call to '(?:print|exec)'/,
  /^SyntaxError: multiple exception types must be parenthesized/,
  /^NameError: name '(?:raw_input|xrange|unicode|unichr|reduce|long)' is not defined/,
  /^AttributeError: 'dict' object has no attribute '(?:has_key|iter(?:items|keys|values))'/,
  /^ImportError: cannot import name '(?:izip|imap|ifilter|izip_longest)' from 'itertools'/,
  /^ModuleNotFoundError: No module named '(?:StringIO|cStringIO|Queue|cPickle|urllib2|sets|commands)'/,
];

/**
 * @param lastLine of what Python or PyPy said when it refused a program or the program ended with an error
 * @returns which Python it needs, for people; null: nothing tells that it needs another one
 */
export function olderPythonNeeded(lastLine: string): string | null {
  if (PYTHON_2.some((pattern) => pattern.test(lastLine))) return 'Python 2';
  for (const pattern of MISSING_NAMES) {
    const { module, name } = pattern.exec(lastLine)?.groups ?? {};
    const missing = [module, name].filter((part) => part !== undefined).join('.');
    const since = SINCE.get(missing);
    if (since !== undefined) return `a Python before ${since}, which had ${missing}`;
  }
  return null;
}
