import { BlockList, isIP } from 'node:net';

/** What some proxies write: an address with the port of its connection, which is another one each time. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([^\]]+)\])(?::\d+)?$/;

const withoutPort = (address: string): string => {
  const [, plain, bracketed] = WITH_PORT.exec(address) ?? [];
  return plain ?? bracketed ?? address;
};

/**
 * Whom a limit counts: an IPv4 address, or the network of an IPv6 one (a customer is given 2^64 addresses, and could
 * use a new one for every request). What is no address is one and the same.
 */
export function countedAddress(address: string): string {
  const groups = groupsOf(address);
  return typeof groups === 'string' ? groups : `${groups.slice(0, 4).join(':')}::/64`;
}

/** Of an IPv6 address, the network that a site is given (2^16 of those that are counted); null: there is none. */
export const countedSite = (address: string): string | null => networkOf(address, 3);

/** And the one that its provider is given (2^16 sites). */
export const countedProvider = (address: string): string | null => networkOf(address, 2);

function networkOf(address: string, count: number): string | null {
  const groups = groupsOf(address);
  return typeof groups === 'string' ? null : `${groups.slice(0, count).join(':')}::/${count * 16}`;
}

/** Of IPv6 its eight groups; else as a limit counts it. */
function groupsOf(told: string): string | string[] {
  const address = withoutPort(told);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const family = isIP(address);
  if (family !== 6) return family === 4 ? address : 'unknown';
  const [head = '', tail] = (address.split('%')[0] as string).toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].map(group =>
    Number.parseInt(group, 16).toString(16),
  );
}

/** The reverse proxies whose word is believed (TRUST_PROXY). */
export function proxiesIn(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** As the HTTP server does for requests: from the nearest on, the first address that is no trusted proxy. */
export function clientAddress(remote: string, forwardedFor: string | undefined, proxies: BlockList): string {
  const hops = (forwardedFor ?? '').split(',').map(hop => hop.trim());
  let at = remote;
  while (isTrusted(at, proxies)) {
    const before = withoutPort(hops.pop() ?? '');
    if (!isIP(before)) break;
    at = before;
  }
  return at;
}

function isTrusted(address: string, proxies: BlockList): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && proxies.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
