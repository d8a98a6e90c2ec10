import type { Role } from '../../contract/roles.js';
import { ROLES } from '../../contract/roles.js';

/**
 * Accounts from a CSV file: `username,displayName,role,password`, of which only the first is needed. Quotes as in
 * RFC 4180; a first line that begins with `username` names the columns. Every bad line is told, none stops the others.
 */
export interface CsvUser {
  line: number;
  username: string;
  displayName: string;
  role: Role;
  password: string | undefined;
}

export type CsvProblem = 'username' | 'role' | 'columns' | 'twice';
export interface BadLine {
  line: number;
  text: string;
  problem: CsvProblem;
}

const COLUMNS = ['username', 'displayname', 'role', 'password'];
const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** UTF-8, else what a Chinese Excel writes. */
export function csvText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function readUsersCsv(text: string): { users: CsvUser[]; bad: BadLine[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = splitLine(lines[0] ?? '').map((name) => name.toLowerCase().replace(/[ _]/g, ''));
  const hasHeader = header[0] === 'username';
  const columns = hasHeader ? header : COLUMNS;
  const users: CsvUser[] = [];
  const bad: BadLine[] = [];
  const seen = new Set<string>();
  lines.forEach((content, index) => {
    if (content.trim() === '' || (hasHeader && index === 0)) return;
    const line = index + 1;
    const user = readLine(line, splitLine(content), columns);
    const problem = typeof user === 'string' ? user : seen.has(user.username.toLowerCase()) ? 'twice' : null;
    if (problem !== null || typeof user === 'string') bad.push({ line, text: content, problem: problem ?? 'columns' });
    else {
      seen.add(user.username.toLowerCase());
      users.push(user);
    }
  });
  return { users, bad };
}

function readLine(line: number, cells: string[], columns: string[]): CsvUser | CsvProblem {
  if (cells.length > columns.length) return 'columns';
  const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
  const username = cell('username');
  if (!USERNAME.test(username)) return 'username';
  const roleText = cell('role') || 'student';
  const role = ROLES.find((known) => known === roleText.toLowerCase());
  if (role === undefined) return 'role';
  return { line, username, displayName: cell('displayname'), role, password: cell('password') || undefined };
}

function splitLine(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:^|[,;])(?:"((?:[^"]|"")*)"|([^,;]*))/g;
  for (const match of line.matchAll(pattern)) {
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
  }
  return cells;
}
