import { describe, expect, it } from 'vitest';
import { csvText, readUsersCsv } from './read-users-csv.js';
import { writeCsv } from './write-csv.js';

describe('accounts from CSV', () => {
  it('reads names, roles and passwords, with students as the default', () => {
    const { users, bad } = readUsersCsv('ada,Ada Lovelace,student,secret-1\nalan\n');
    expect(bad).toEqual([]);
    expect(users).toEqual([
      { line: 1, username: 'ada', displayName: 'Ada Lovelace', role: 'student', password: 'secret-1' },
      { line: 2, username: 'alan', displayName: '', role: 'student', password: undefined },
    ]);
  });

  it('takes columns by the names in the first line, in any order', () => {
    const { users } = readUsersCsv('username,role,display name\r\ngrace,admin,"Hopper, Grace"\r\n');
    expect(users).toEqual([
      { line: 2, username: 'grace', displayName: 'Hopper, Grace', role: 'admin', password: undefined },
    ]);
  });

  it('understands quotes inside quotes, semicolons and a byte order mark', () => {
    const { users } = readUsersCsv('\uFEFFada;"Ada ""the first"" Lovelace"');
    expect(users[0]).toMatchObject({ username: 'ada', displayName: 'Ada "the first" Lovelace' });
  });

  it('are read as UTF-8, or as a Chinese Excel writes them', () => {
    const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1')).buffer;
    expect(csvText(bytes('wang,\xe7\x8e\x8b'))).toBe('wang,王');
    expect(csvText(bytes('wang,\xcd\xf5'))).toBe('wang,王');
  });

  it('come back from what is written of them', () => {
    const text = writeCsv([
      ['username', 'displayName'],
      ['grace', 'Hopper, "Amazing" Grace'],
    ]);
    expect(readUsersCsv(text).users).toMatchObject([{ username: 'grace', displayName: 'Hopper, "Amazing" Grace' }]);
  });

  it('tells every bad line and keeps the good ones', () => {
    const { users, bad } = readUsersCsv('ok\nbad name\nx,X,king\nok\na,b,student,c,d\n');
    expect(users.map(({ username }) => username)).toEqual(['ok']);
    expect(bad.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'username'],
      [3, 'role'],
      [4, 'twice'],
      [5, 'columns'],
    ]);
  });
});
