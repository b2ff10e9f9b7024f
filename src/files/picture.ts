import sharp from 'sharp';
import { type Taken, takenBy } from './exif.rules.js';

/** Longest side, in pixels: enough to read a street sign, small enough for an officer's phone. */
export const FULL_SIDE = 2048;
export const THUMB_SIDE = 320;
/** Above what phones take. A small file can claim to be far larger: a decompression bomb. */
export const MOST_PIXELS = 110_000_000;
export const MOST_SECONDS = 20;
/** What phones and cameras write; a scan is another thing (scan.ts). */
const CAMERAS: readonly string[] = ['jpeg', 'png', 'webp'];

// libvips reads two dozen formats, some of which fetch other files (SVG) or are rarely tried with hostile input.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    // Scanners and fax machines.
    'VipsForeignLoadTiffBuffer',
  ],
});
sharp.cache(false);

export interface Picture {
  mime: 'image/jpeg';
  width: number;
  height: number;
  full: Buffer;
  thumb: Buffer;
  /** As its camera wrote it; the kept picture no longer says so. */
  taken: Taken;
}

/**
 * Makes the picture anew: upright, at most 2048 pixels wide or high, and without the metadata, which may tell where
 * the photographer lives: when and where it was taken is kept beside it, for those who may read the case. Whatever cannot be decoded to the end is no picture.
 */
export async function developPicture(bytes: Buffer): Promise<Picture | 'not_an_image' | 'too_many_pixels'> {
  try {
    const { width, height, exif, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!CAMERAS.includes(format)) return 'not_an_image';
    if (width * height > MOST_PIXELS) return 'too_many_pixels';
    const full = await sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient()
      .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(full.data)
      .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    return {
      mime: 'image/jpeg',
      ...{ width: full.info.width, height: full.info.height, full: full.data, thumb },
      taken: takenBy(exif),
    };
  } catch {
    return 'not_an_image';
  }
}
