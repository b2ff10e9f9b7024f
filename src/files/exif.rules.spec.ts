import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { knownTime, takenBy } from './exif.rules.js';

const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '22/1 37/1 3000/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '120/1 18/1 0/1',
};

async function exifOf(exposure: Record<string, string>, gps: Record<string, string> = {}): Promise<Buffer> {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#567' } });
  const bytes = await picture.jpeg().withExif({ IFD2: exposure, IFD3: gps }).toBuffer();
  return (await sharp(bytes).metadata()).exif as Buffer;
}

describe('what a camera wrote into a photo', () => {
  it('is when it was taken: the city’s time, unless it says another', async () => {
    const taken = { DateTimeOriginal: '2026:11:20 09:30:15' };
    expect(takenBy(await exifOf(taken)).at).toEqual(new Date('2026-11-20T09:30:15+08:00'));
    const abroad = { ...taken, OffsetTimeOriginal: '+09:00' };
    expect(takenBy(await exifOf(abroad)).at).toEqual(new Date('2026-11-20T09:30:15+09:00'));
  });

  it('is where', async () => {
    const { at, place } = takenBy(await exifOf({}, GPS));
    expect(at).toBeNull();
    expect(place?.lat).toBeCloseTo(22.625, 6);
    expect(place?.lng).toBeCloseTo(120.3, 6);
    const south = takenBy(await exifOf({}, { ...GPS, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' })).place;
    expect([south?.lat, south?.lng].map(Math.sign as (n: number | undefined) => number)).toEqual([-1, -1]);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['a day that is none', { DateTimeOriginal: '2026:02:30 09:30:15' }, {}],
    ['a clock that was never set', { DateTimeOriginal: '    :  :     :  :  ' }, {}],
    ['a receiver that saw nothing', {}, { ...GPS, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
    ['no number', {}, { ...GPS, GPSLatitude: '22/0 0/0 0/0' }],
    ['beyond the pole', {}, { ...GPS, GPSLatitude: '122/1 0/1 0/1' }],
  ])('is nothing where it cannot be true: %s', async (_, exposure, gps) => {
    expect(takenBy(await exifOf(exposure, gps))).toEqual({ at: null, place: null });
  });

  it('is nothing where it cannot be read, however it is broken', async () => {
    const whole = await exifOf({ DateTimeOriginal: '2026:11:20 09:30:15' }, GPS);
    expect(takenBy(undefined)).toEqual({ at: null, place: null });
    expect(takenBy(Buffer.from('Exif\0\0XX'))).toEqual({ at: null, place: null });
    for (let length = 0; length < whole.length; length += 1)
      expect(() => takenBy(whole.subarray(0, length))).not.toThrow();
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole);
      broken[at] = 0xff;
      const { place } = takenBy(broken);
      expect(place === null || Math.abs(place.lat) <= 90).toBe(true);
    }
  });
});

it.each([
  ['2026-11-20T09:59:59+08:00', true],
  ['2026-11-20T10:05:00+08:00', true],
  ['2026-11-20T10:05:01+08:00', false],
  ['2036-11-20T10:00:00+08:00', false],
])('a photo that came at 10:00 was taken at %s: %s', (taken, isKnown) => {
  const at = new Date(taken);
  expect(knownTime(at, new Date('2026-11-20T10:00:00+08:00'))).toEqual(isKnown ? at : null);
});
