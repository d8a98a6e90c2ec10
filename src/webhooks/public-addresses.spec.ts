import { expect, it } from 'vitest';
import { blockList, isPublicAddress, mayReach } from './public-addresses.js';

it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::200e'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  'localhost',
  '',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('what the operator allows may be reached besides, and nothing near it', () => {
  const allowed = blockList(['10.1.0.0/16', 'fd00::/16']);
  expect(['10.1.2.3', 'fd00::7', '8.8.8.8'].map((address) => mayReach(address, allowed))).toEqual([true, true, true]);
  expect(['10.2.0.1', 'fd01::7', '::1', 'x'].map((address) => mayReach(address, allowed))).toEqual(
    Array(4).fill(false),
  );
});
