import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { textOf } from './charset.rules.js';

const MATTER = '市長您好，鼓山區中興里的路燈不亮，請儘速修復。';
const bytes = (text: string, as: string): Buffer => iconv.encode(text, as);

describe('the text of a mail', () => {
  it.each<[string, Buffer, string | null, string]>([
    ['in Big5', bytes(MATTER, 'big5'), 'big5', MATTER],
    ['in Big5 as Microsoft names it', bytes(MATTER, 'cp950'), 'cp950', MATTER],
    ['in Big5 that is called nothing', bytes(MATTER, 'big5'), null, MATTER],
    ['in Big5 that is called ASCII', bytes(MATTER, 'big5'), 'us-ascii', MATTER],
    ['in Big5 that is called Latin-1', bytes(MATTER, 'big5'), 'ISO-8859-1', MATTER],
    ['in Big5 that is called UTF-8', bytes(MATTER, 'big5'), 'utf-8', MATTER],
    ['in Big5 that is called something unheard of', bytes(MATTER, 'big5'), 'x-big5-plus-3', MATTER],
    ['in Big5 with the characters of ETEN', Buffer.from('f9d6c6a1c6e7f9dac6cf', 'hex'), 'big5', '碁①ぁ恒廴'],
    ['in UTF-8', bytes(MATTER, 'utf-8'), 'utf-8', MATTER],
    ['in UTF-8 that is called nothing', bytes(MATTER, 'utf-8'), null, MATTER],
    ['in UTF-8 that is called Big5', bytes(MATTER, 'utf-8'), 'big5', MATTER],
    ['in UTF-8 that is called Latin-1', bytes(MATTER, 'utf-8'), 'iso-8859-1', MATTER],
    ['in UTF-8 with characters beyond the first plane', bytes('𠮷野家前🚧', 'utf-8'), 'big5', '𠮷野家前🚧'],
    [
      'in UTF-8 with a mark',
      Buffer.concat([Buffer.from('efbbbf', 'hex'), bytes(MATTER, 'utf-8')]),
      'big5',
      MATTER,
    ],
    [
      'in UTF-16 with a mark',
      Buffer.concat([Buffer.from('fffe', 'hex'), bytes(MATTER, 'utf-16le')]),
      null,
      MATTER,
    ],
    [
      'in the Japanese seven bits',
      Buffer.from('1b244224332473244b2441244f1b2842', 'hex'),
      'iso-2022-jp',
      'こんにちは',
    ],
    [
      'in the Japanese seven bits that are called ASCII',
      Buffer.from('1b2442467c4b5c1b2842', 'hex'),
      'us-ascii',
      '日本',
    ],
    ['in simplified Chinese', bytes('路灯坏了', 'gb2312'), 'gb2312', '路灯坏了'],
    [
      'in simplified Chinese that is called nothing',
      bytes('这里的路灯坏了，请尽快维修', 'gb2312'),
      null,
      '这里的路灯坏了，请尽快维修',
    ],
    ['in UTF-7', Buffer.from('Hi +ZiU-'), 'utf-7', 'Hi 春'],
    [
      'in French that is called nothing',
      bytes('Le réverbère est cassé à côté du café', 'latin1'),
      null,
      'Le réverbère est cassé à côté du café',
    ],
    ['in German', bytes('Die Straße für Fußgänger', 'latin1'), 'iso-8859-1', 'Die Straße für Fußgänger'],
    ['in English', bytes('The lamp is broken', 'ascii'), 'x-nonsense', 'The lamp is broken'],
    ['that is empty', Buffer.alloc(0), null, ''],
  ])('%s is read', (_what, raw, label, text) => {
    expect(textOf(raw, label)).toBe(text);
  });

  it('that was cut in the middle of a character is read up to there', () => {
    const cut = bytes(MATTER, 'big5').subarray(0, -3);
    expect(textOf(cut, 'big5').slice(0, 10)).toBe(MATTER.slice(0, 10));
  });

  it('of no known kind is read somehow, and never refused', () => {
    const noise = Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 37) % 256));
    for (const label of [null, 'big5', 'utf-8', '\0', 'constructor', '__proto__', 'a'.repeat(50_000)])
      expect(typeof textOf(noise, label)).toBe('string');
  });
});
