import { describe, expect, it } from '@jest/globals';
import { clearedCookie, sessionCookie, tokenIn } from './cookie.rules.js';
import { comesFromElsewhere } from './origin.rules.js';
import { passwordFaults } from './passwords.js';

const token = 'a'.repeat(43);

describe('the session cookie', () => {
  it.each([
    [`hotline_session=${token}`, token],
    [`theme=dark; hotline_session=${token}; x=1`, token],
    [`hotline_session=${token}; hotline_session=${'b'.repeat(43)}`, null],
    [`other_hotline_session=${token}`, null],
    ['hotline_session=', null],
    [`hotline_session=${token}x`, null],
    [`hotline_session=${"'".repeat(43)}`, null],
    ['', null],
    [undefined, null],
  ])('is read from %s', (header, expected) => {
    expect(tokenIn(header)).toBe(expected);
  });

  it('is kept from scripts and other sites, and from plain http where the city has https', () => {
    expect(sessionCookie(token, true)).toBe(
      `hotline_session=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    );
    expect(sessionCookie(token, false)).not.toContain('Secure');
    expect(clearedCookie(false)).toContain('Max-Age=0');
  });
});

describe('a change asked for by another site', () => {
  const sender = { method: 'POST', origin: 'http://localhost:3000', site: undefined, host: 'localhost:3000' };
  it.each([
    [sender, false],
    [{ ...sender, origin: undefined }, false],
    [{ ...sender, origin: 'https://1999.example.tw', host: '1999.Example.tw' }, false],
    [{ ...sender, site: 'same-origin' }, false],
    [{ ...sender, site: 'none' }, false],
    [{ ...sender, origin: 'http://localhost:3001' }, true],
    [{ ...sender, origin: 'http://evil.example' }, true],
    [{ ...sender, origin: 'http://localhost:3000.evil.example' }, true],
    [{ ...sender, origin: 'null' }, true],
    [{ ...sender, origin: '' }, true],
    [{ ...sender, origin: undefined, site: 'cross-site' }, true],
    [{ ...sender, origin: undefined, site: 'same-site' }, true],
    [{ ...sender, method: 'DELETE', origin: 'http://evil.example' }, true],
    [{ ...sender, method: 'GET', origin: 'http://evil.example' }, false],
  ])('is noticed: %j → %s', (request, expected) => {
    expect(comesFromElsewhere(request)).toBe(expected);
  });
});

describe('a password', () => {
  it.each([
    ['correct horse battery', null],
    ['十二個字以上的中文密碼也行', null],
    ['elevenchars', 'at least 12'],
    ['            ', 'at least 12'],
    ['aaaaaaaaaaaaaa', 'repeated'],
    ['wang.xiaoming.1999', 'user name'],
    ['x'.repeat(257), 'at most 256'],
  ])('%s', (password, fault) => {
    const found = passwordFaults(password, 'wang.xiaoming')?.en ?? null;
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });
});
