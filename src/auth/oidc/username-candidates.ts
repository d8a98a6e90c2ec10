import { randomInt } from 'node:crypto';
import type { ProvenIdentity } from './provider.js';

const LONGEST = 32;
const NUMBERED = 20;

/** Names for a new account, the best first; the last ones are surely free. */
export function usernameCandidates(identity: Pick<ProvenIdentity, 'preferredUsername' | 'name' | 'email'>): string[] {
  const wanted = [identity.preferredUsername, identity.email, identity.name].find((one) => usable(one) !== '');
  const base = usable(wanted ?? null) || 'student';
  const numbered = Array.from({ length: NUMBERED }, (_, index) => withEnd(base, String(index + 2)));
  const random = Array.from({ length: 3 }, () => withEnd(base, String(randomInt(1_000_000, 10_000_000))));
  return [base, ...numbered, ...random];
}

/** What a user name may hold of it; an address gives the part before the `@`. */
function usable(name: string | null | undefined): string {
  return (name ?? '')
    .replace(/@.*$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, LONGEST);
}

function withEnd(base: string, end: string): string {
  return `${base.slice(0, LONGEST - end.length - 1)}-${end}`;
}
