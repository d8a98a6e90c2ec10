import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config/config.js';
import { cookieName, isHttps, readCredentials, readSessionToken } from './credentials.js';

const host = { isRoot: false, homeDir: '/home/ada', cores: 1 };
const plain = loadConfig({}, host);
const https = loadConfig({ DOCKET_PUBLIC_URL: 'https://judge.example.org' }, host);
const proxied = loadConfig({ DOCKET_TRUST_PROXY: '1' }, host);

describe('readCredentials', () => {
  it('finds a bearer token, whatever the case of its scheme', () => {
    expect(readCredentials({ authorization: 'bearer dkt_x' }, plain)).toEqual({ kind: 'token', token: 'dkt_x' });
  });

  it('finds the session cookie among others', () => {
    const headers = { cookie: 'a=1; docket_session=abc=; docket_session2=no' };
    expect(readCredentials(headers, plain)).toEqual({ kind: 'session', token: 'abc=' });
  });

  it('prefers the token, which somebody put there on purpose', () => {
    const headers = { authorization: 'Bearer dkt_x', cookie: 'docket_session=abc' };
    expect(readCredentials(headers, plain)?.kind).toBe('token');
    expect(readSessionToken(headers, plain)).toBe('abc');
  });

  it.each([{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }, { cookie: 'other=1' }])(
    'finds none in %j',
    (headers) => {
      expect(readCredentials(headers, plain)).toBeNull();
    },
  );
});

describe('the session cookie', () => {
  it('is bound to the host wherever people come by https', () => {
    expect(cookieName({}, https)).toBe('__Host-docket');
    expect(cookieName({ 'x-forwarded-proto': 'https' }, proxied)).toBe('__Host-docket');
    expect(cookieName({}, plain)).toBe('docket_session');
  });

  it('that a neighbouring host could have planted is not read there', () => {
    expect(readCredentials({ cookie: 'docket_session=planted' }, https)).toBeNull();
  });

  it('believes a proxy only where it is trusted', () => {
    expect(isHttps({ 'x-forwarded-proto': 'https' }, plain)).toBe(false);
    expect(isHttps({ 'x-forwarded-proto': 'https, http' }, proxied)).toBe(true);
    expect(isHttps({ 'x-forwarded-proto': 'http' }, proxied)).toBe(false);
  });
});
