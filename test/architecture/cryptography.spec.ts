import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import type { Finding } from './agreed.js';
import { nodesOf, type Source, sourceOf, sourcesBelow } from './source.js';

/** What may be the first argument of a function of node:crypto; null: any. */
const AGREED: Record<string, RegExp | null> = {
  createHash: /^'sha256'$/,
  createHmac: /^'sha256'$/,
  hkdfSync: /^'sha256'$/,
  createCipheriv: /^CIPHER$|^'aes-256-gcm'$/,
  createDecipheriv: /^CIPHER$|^'aes-256-gcm'$/,
  timingSafeEqual: null,
  randomBytes: null,
  randomInt: null,
  randomUUID: null,
};
const CRYPTIC =
  /^(create(Hash|Hmac|Sign|Verify|(De)?[Cc]ipher\w*)|hkdf|pbkdf2|scrypt|publicEncrypt|privateDecrypt)/;

/** Weak or unknown algorithms, chance that can be foreseen, and certificates that are taken as they come. */
function weaknesses({ path, tree, text }: Source): Finding[] {
  const found = [...nodesOf(tree)].flatMap(node => {
    if (!ts.isCallExpression(node)) return [];
    const name = node.expression.getText(tree);
    if (name !== 'Math.random' && !ts.isIdentifier(node.expression)) return [];
    if (name === 'Math.random') return ['Math.random'];
    const agreed = AGREED[name];
    if (agreed === undefined) return CRYPTIC.test(name) ? [name] : [];
    const first = node.arguments[0]?.getText(tree) ?? '';
    return agreed === null || agreed.test(first) ? [] : [`${name}(${first})`];
  });
  if (/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|const CIPHER = '(?!aes-256-gcm')/.test(text))
    found.push('TLS or cipher');
  return found.map(what => ({ path, what }));
}

describe('the server', () => {
  it('uses SHA-256, AES-256-GCM and chance that nobody can foresee, and trusts no certificate unseen', () => {
    const sources = sourcesBelow('src').filter(
      ({ path }) =>
        !path.endsWith('.spec.ts') &&
        !path.startsWith('src/console/') &&
        !path.startsWith('src/commands/bench/'),
    );
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.flatMap(weaknesses)).toEqual([]);
  });

  it.each([
    `createHash('md5').update(a);`,
    `createHash(algorithm);`,
    `createCipheriv('aes-256-ecb', key, null);`,
    `createHmac('sha1', key);`,
    `pbkdf2Sync(password, 'salt', 1, 32, 'sha256');`,
    `const token = Math.random().toString(36);`,
    `new Pool({ ssl: { rejectUnauthorized: false } });`,
    `const CIPHER = 'aes-128-cbc';`,
  ])('could not hide a planted %s', text => {
    expect(weaknesses(sourceOf('src/access/planted.ts', text))).toHaveLength(1);
  });

  it.each([`createHash('sha256');`, `randomBytes(32);`, `createdHash();`])(
    'and the check does not mistake %s',
    text => {
      expect(weaknesses(sourceOf('src/access/planted.ts', text))).toEqual([]);
    },
  );
});
