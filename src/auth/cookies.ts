/** @returns the cookie's value from a `Cookie` header (RFC 6265, section 5.4: the first of a name counts), or null */
export function parseCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return null;
}
