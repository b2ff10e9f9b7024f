import { describe, expect, it } from '@jest/globals';
import { grantOf } from '../rights.js';
import { roles } from '../roles.js';
import { keyIn, keyText, rightsForKeys } from './key.rules.js';

const id = '0193a5d2-7c41-7000-8000-00000000a1b2';
const secret = 'aB3_-'.repeat(9).slice(0, 43);
const text = `hk_0193a5d27c417000800000000000a1b2_${secret}`;

describe('a key', () => {
  it('is read as it was shown', () => {
    expect(keyText({ id, secret })).toBe(text);
    expect(keyIn(`Bearer ${text}`)).toEqual({ id, secret });
  });

  it.each([
    ['', 'nothing'],
    [text, 'no scheme'],
    [`Basic ${text}`, 'another scheme'],
    [`Bearer ${text}x`, 'one more'],
    [`Bearer ${text.slice(0, -1)}`, 'one less'],
    [`Bearer ${text}, Bearer ${text}`, 'two'],
    [`Bearer ${text.replace('hk_', 'sk_')}`, 'another prefix'],
    [`Bearer hk_${"'".repeat(32)}_${secret}`, 'an id that is none'],
    [`Bearer ${text}\n`, 'a line end'],
  ])('is not read from %j: %s', header => {
    expect(keyIn(header)).toBeNull();
  });

  it('can be given some of what the role may, and no power over people, accounts and keys', () => {
    for (const role of roles)
      for (const right of rightsForKeys(role)) expect(grantOf(role, right)).not.toBeNull();
    const all = roles.flatMap(rightsForKeys).join(' ');
    expect(all).not.toMatch(
      /\b(staff|api-key|password|citizen|caller|unsealing|call-back|retention|audit)\./,
    );
    expect(rightsForKeys('agent')).toContain('contact.record');
    expect(rightsForKeys('agent')).not.toContain('workorder.report');
    expect(rightsForKeys('officer')).toContain('workorder.report');
  });
});
