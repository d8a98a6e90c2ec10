/**
 * The formats that packages come in: how each is recognised and who reads it. A new format is a folder with a reader
 * and a row here.
 */
import { readCms } from './cms/read-cms.js';
import { Conversion } from './conversion.js';
import { readDmoj } from './dmoj/read-dmoj.js';
import { chooseItem } from './foreign/choose-item.js';
import { Findings, packageInvalid } from './findings.js';
import { readFps } from './fps/read-fps.js';
import type { ForeignReading } from './foreign/foreign-reading.js';
import { readHydro } from './hydro/read-hydro.js';
import { readKattis } from './kattis/read-kattis.js';
import type { MadeFiles } from './made-files.js';
import { baseName, type PackageTree, joinPath, readHead } from './package-tree.js';
import type { DetectProgram, ProblemPackage, ReadPackage } from './problem-package.js';
import { readPolygon } from './polygon/read-polygon.js';
import { readQduoj } from './qduoj/read-qduoj.js';
import { rootName } from './xml-reader.js';

export interface ReadOptions {
  detect: DetectProgram;
  made: MadeFiles;
  /** Path of a testlib.h for packages of other judges that have none; left out or null: there is none. */
  testlib?: string | null;
}

interface FormatReader {
  /** For people. */
  name: string;
  /** The file by which a package is known. */
  marker: string;
  /** Whether a directory holds a package of this format; the empty path is the root. */
  isRoot: (tree: PackageTree, directory: string) => boolean;
  /** null: the format has a reader of its own kind. */
  read: ((reading: ForeignReading, item: string | null) => Promise<ProblemPackage | null>) | null;
}

const has =
  (marker: string) =>
  (tree: PackageTree, directory: string): boolean =>
    tree.find(joinPath(directory, marker)) !== null;

const PROBLEM_XML = 'problem.xml';
/** The root element of an XML file begins within these. */
const HEAD_BYTES = 65_536;

/** In the order in which they are tried: Hydro's and Kattis' both have a problem.yaml. */
const READERS: readonly FormatReader[] = [
  { name: 'Polygon', marker: PROBLEM_XML, isRoot: has(PROBLEM_XML), read: readProblemXml },
  { name: 'DMOJ', marker: 'init.yml', isRoot: has('init.yml'), read: readDmoj },
  { name: 'CMS italy_yaml', marker: 'task.yaml', isRoot: has('task.yaml'), read: readCms },
  { name: 'Hydro', marker: 'problem.yaml and testdata/', isRoot: isHydro, read: readHydro },
  { name: 'Kattis/ICPC', marker: 'problem.yaml', isRoot: has('problem.yaml'), read: null },
  { name: 'DOMjudge', marker: 'domjudge-problem.ini', isRoot: has('domjudge-problem.ini'), read: null },
  { name: 'QDUOJ', marker: 'problem.json', isRoot: has('problem.json'), read: readQduoj },
  {
    name: 'FPS',
    marker: '*.xml with <fps>',
    isRoot: (tree, directory) => fpsFile(tree, directory) !== null,
    read: readFps,
  },
];

export interface DetectedPackage {
  root: PackageTree;
  reader: FormatReader;
  /** For a reader whose one file holds several problems. */
  item: string | null;
}

function isHydro(tree: PackageTree, directory: string): boolean {
  if (!has('problem.yaml')(tree, directory) || tree.isDirectory(joinPath(directory, 'data'))) return false;
  const hasStatement = tree.list(directory).some((name) => /^problem(_[a-zA-Z_-]+)?\.md$/.test(name));
  return tree.isDirectory(joinPath(directory, 'testdata')) || hasStatement;
}

/** HUSTOJ, which exports an FPS file in a zip, calls it there as Polygon calls its own. */
async function readProblemXml(reading: ForeignReading, item: string | null): Promise<ProblemPackage | null> {
  const file = reading.tree.find(PROBLEM_XML);
  const head = file === null ? '' : (await readHead(file, HEAD_BYTES)).toString('utf8');
  return rootName(head) === 'fps' ? readFps(reading, item) : readPolygon(reading);
}

/** Only one XML file beside no other format's marker can be it; what is in it is for its reader to say. */
function fpsFile(tree: PackageTree, directory: string): string | null {
  const [only, ...others] = tree.list(directory).filter((name) => name.toLowerCase().endsWith('.xml'));
  return only !== undefined && others.length === 0 ? joinPath(directory, only) : null;
}

/**
 * The package in a tree: in its root, or in a directory of it.
 *
 * @param item which problem of an archive that holds several: its directory, or its number from 1; null: nothing is said
 * @throws DomainError `package-invalid` where there is none, or several and `item` does not say which
 */
export function detectFormat(tree: PackageTree, item: string | null): DetectedPackage {
  const alone = READERS.find((reader) => reader.isRoot(tree, ''));
  if (alone !== undefined && !isContest(tree)) return { root: tree, reader: alone, item };
  const first = directoriesIn(tree, '');
  // An archive of a contest has its problems below a folder of their own.
  for (const directories of [first, first.flatMap((name) => directoriesIn(tree, name))]) {
    for (const reader of READERS) {
      const roots = directories.filter((name) => reader.isRoot(tree, name));
      if (roots.length === 0) continue;
      if (roots.length === 1 && item === null) return { root: tree.rootedAt(roots[0] ?? ''), reader, item: null };
      const names = roots.map(baseName);
      return { root: tree.rootedAt(roots[chooseItem(names, item)] ?? ''), reader, item: null };
    }
  }
  throw noPackage();
}

function directoriesIn(tree: PackageTree, directory: string): string[] {
  return tree
    .list(directory)
    .map((name) => joinPath(directory, name))
    .filter((path) => tree.isDirectory(path) && !baseName(path).startsWith('.'));
}

/** Polygon's: the only XML file in the root, which would look like another format's package. */
function isContest(tree: PackageTree): boolean {
  return tree.find('contest.xml') !== null && tree.isDirectory('problems');
}

/** Reads a package in whatever format it is. @throws DomainError `package-invalid` where it is in none */
export async function readPackage({ root, reader, item }: DetectedPackage, options: ReadOptions): Promise<ReadPackage> {
  if (reader.read === null) return readKattis(root, options.detect, options.made);
  const findings = new Findings();
  const conversion = new Conversion();
  const reading: ForeignReading = {
    tree: root,
    findings,
    conversion,
    made: options.made,
    detect: options.detect,
    testlib: options.testlib ?? null,
  };
  const problem = await reader.read(reading, item);
  return { problem, findings: findings.all, conversion: conversion.entries };
}

function noPackage(): Error {
  const known = READERS.map(({ name, marker }) => `${marker} (${name})`).join(', ');
  return packageInvalid([
    {
      severity: 'error',
      file: '',
      message: `there is no problem package in the root of the archive, nor in its only directory: none of ${known}`,
      remedy: 'Zip the folder that holds such a file',
    },
  ]);
}
