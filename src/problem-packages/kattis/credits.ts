import type { Person, ProblemMetadata } from '../../problems/problem-version.entity.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import type { FormatRules } from './format-rules.js';

const ROLES = ['authors', 'contributors', 'testers', 'packagers', 'acknowledgements'] as const;

/** Legacy "Author": names with commas or `and` between them; a list of them is clear, too. */
export function readAuthors(yaml: YamlMap): Record<string, Person[]> {
  const value = yaml.get('author');
  if (value?.isList === true)
    value.warn('is a list; it is used all the same', 'Write the names with commas between them');
  const names = value?.isList === true ? (value.texts() ?? []) : (value?.text() ?? '').split(/,\s*|\s+and\s+|\s+&\s+/);
  const authors = names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(personOf);
  return authors.length === 0 ? {} : { authors };
}

/** "Credits": one person, or people by what they did; translators by language as `translators.sv`. */
export function readCredits(yaml: YamlMap): Record<string, Person[]> {
  const value = yaml.get('credits');
  if (value === null) return {};
  if (!value.isMap) return { authors: readPeople(value) };
  const map = value.map();
  const credits: Record<string, Person[]> = {};
  for (const role of ROLES) {
    const people = map?.get(role);
    if (people) credits[role] = readPeople(people);
  }
  for (const [language, people] of map?.map('translators')?.entries() ?? []) {
    credits[`translators.${language}`] = readPeople(people);
  }
  map?.reportUnknown();
  return credits;
}

/** "Source": one entry or several, each a text or a map of name and url. Legacy has the address in `source_url`. */
export function readSources(yaml: YamlMap, rules: FormatRules): ProblemMetadata['source'] {
  const value = yaml.get('source');
  const url = rules.isLegacy ? yaml.text('source_url') : null;
  if (value === null) {
    if (url !== null) yaml.get('source_url')?.warn('is given without a source', 'Add the key source');
    return [];
  }
  const entries = value.isList ? (value.list() ?? []) : [value];
  return entries.flatMap((entry) => {
    if (!entry.isMap) {
      const name = entry.text();
      return name === null ? [] : [{ name, url }];
    }
    const map = entry.map();
    const name = map?.text('name') ?? null;
    const source = name === null ? [] : [{ name, url: map?.text('url') ?? null }];
    if (name === null) entry.wrong('has no name', 'Add the key name');
    map?.reportUnknown();
    return source;
  });
}

function readPeople(value: YamlValue): Person[] {
  return (value.isList ? (value.list() ?? []) : [value]).flatMap((entry) => readPerson(entry) ?? []);
}

/** `Full Name <mail@example.org>`, or a map. */
function readPerson(value: YamlValue): Person | null {
  if (!value.isMap) {
    const text = value.text();
    return text === null ? null : personOf(text);
  }
  const map = value.map();
  const name = map?.text('name') ?? null;
  if (name === null) value.wrong('has no name', 'Add the key name');
  const person: Person = { name: name ?? '' };
  for (const key of ['email', 'orcid', 'kattis'] as const) {
    const text = map?.text(key) ?? null;
    if (text !== null) person[key] = text;
  }
  map?.reportUnknown();
  return name === null ? null : person;
}

function personOf(text: string): Person {
  const match = /^(.*?)\s*<([^<>]*)>$/.exec(text.trim());
  const [, name, email] = match ?? [];
  return name !== undefined && name !== '' && email !== undefined ? { name, email } : { name: text.trim() };
}
