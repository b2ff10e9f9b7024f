import { expect, it } from '@jest/globals';
import { clientAddress, countedAddress, countedSite, proxiesIn } from './address.rules.js';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::9', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['203.0.113.9:51234', '203.0.113.9'],
  ['[2001:db8:1:2::9]:51234', '2001:db8:1:2::/64'],
  ['unknown', 'unknown'],
  ['_hidden:7', 'unknown'],
])('a limit counts %s as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted);
});

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8:1:ffff::9', '2001:db8:1::/48'],
  ['[2001:db8:2::9]:443', '2001:db8:2::/48'],
  ['203.0.113.9', null],
  ['::ffff:203.0.113.9', null],
  ['nonsense', null],
])('the site of %s is %s', (address, site) => {
  expect(countedSite(address)).toBe(site);
});

const PROXIES = ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'];

it.each([
  ['nobody in between', '203.0.113.9', undefined, '203.0.113.9'],
  ['what a stranger says of itself', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one proxy', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['a proxy seen as mapped', '::ffff:10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['two proxies', 'fd00::1', '203.0.113.9, 10.9.9.9', '203.0.113.9'],
  ['a client that puts somebody else before itself', '10.1.2.3', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['a proxy that says nothing', '192.0.2.1', undefined, '192.0.2.1'],
  ['a proxy that adds the port', '192.0.2.1', '203.0.113.9:51234', '203.0.113.9'],
  ['a proxy that hands on nonsense', '192.0.2.1', 'unknown', '192.0.2.1'],
])('behind %s the client is found', (_name, remote, forwarded, client) => {
  expect(clientAddress(remote, forwarded, proxiesIn(PROXIES))).toBe(client);
});
