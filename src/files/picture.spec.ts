import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { developPicture, type Picture } from './picture.js';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } });

async function developed(bytes: Buffer): Promise<Picture> {
  const picture = await developPicture(bytes);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

/** A PNG of a few kilobytes that says it is as large as one likes. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const whole = Buffer.alloc(data.length + 12);
    whole.writeUInt32BE(data.length, 0);
    whole.write(type, 4, 'latin1');
    data.copy(whole, 8);
    whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
    return whole;
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture', () => {
  it('loses the place it was taken at, and everything else that is not the picture', async () => {
    const withGps = await photo(800, 600)
      .jpeg()
      .withExif({
        IFD0: { Artist: '王小明' },
        IFD3: { GPSLatitude: '22/1 37/1 0/1', GPSLongitude: '120/1 18/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .toBuffer();
    expect((await sharp(withGps).metadata()).exif).toBeDefined();
    const { full, thumb } = await developed(withGps);
    for (const kept of [full, thumb]) {
      const { exif, xmp, icc, iptc } = await sharp(kept).metadata();
      expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  it('is turned upright', async () => {
    const sideways = await photo(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height } = await developed(sideways);
    expect([width, height]).toEqual([300, 400]);
  });

  it('is made smaller, never larger', async () => {
    const large = await developed(await photo(5000, 2500).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([2048, 1024]);
    expect((await sharp(large.thumb).metadata()).width).toBe(320);
    const small = await developed(await photo(40, 30).png().toBuffer());
    expect([small.width, small.height]).toEqual([40, 30]);
    expect((await sharp(small.thumb).metadata()).width).toBe(40);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('may be a %s, and is kept as JPEG', async format => {
    const { full } = await developed(await photo(60, 40).toFormat(format).toBuffer());
    expect((await sharp(full).metadata()).format).toBe('jpeg');
  });

  it('is white where it was transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const png = sharp({ create: { width: 8, height: 8, channels: 4, background: clear } }).png();
    const { full } = await developed(await png.toBuffer());
    expect((await sharp(full).raw().toBuffer())[0]).toBe(255);
  });

  it('is none when it is text, empty, a drawing, a format nobody photographs in, or cut short', async () => {
    const jpeg = await photo(900, 600).jpeg().toBuffer();
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>';
    const others = [
      Buffer.from('not a picture'),
      Buffer.alloc(0),
      Buffer.from(svg),
      await photo(9, 9).gif().toBuffer(),
      await photo(9, 9).tiff().toBuffer(),
      jpeg.subarray(0, jpeg.length / 2),
    ];
    for (const bytes of others) expect(await developPicture(bytes)).toBe('not_an_image');
  });

  it('is refused before it is decoded when it claims more pixels than a camera has', async () => {
    expect(await developPicture(bomb(60_000, 60_000))).toBe('too_many_pixels');
  });
});
