import sharp from 'sharp';
import { FULL_SIDE, MOST_PIXELS, MOST_SECONDS, THUMB_SIDE } from './picture.js';

/** More than that is read from the file itself. */
export const MOST_PAGES = 30;
/** The same: thirty pages of A4 at 400 dots to the inch. A small file can claim thirty pages of the largest size. */
export const MOST_SCANNED = 30 * 15_500_000;

export interface Scan {
  /** Of the first page, in pixels. */
  width: number;
  height: number;
  /** JPEG, of the first pages. */
  pages: Buffer[];
  thumb: Buffer;
}

/** Pages of a TIFF to be looked at; what came in is kept as it is. Whatever cannot be decoded to the end is no scan. */
export async function developScan(bytes: Buffer): Promise<Scan | 'not_an_image' | 'too_many_pixels'> {
  try {
    const { format, width, height, pages = 1 } = await headOf(bytes, 0);
    if (format !== 'tiff') return 'not_an_image';
    if (width * height > MOST_PIXELS) return 'too_many_pixels';
    const sizes: number[] = [];
    for (let page = 0; page < Math.min(pages, MOST_PAGES); page += 1) {
      const { width: across, height: down } = await headOf(bytes, page);
      sizes.push(across * down);
    }
    const made: Buffer[] = [];
    for (let page = 0; page < shownPages(sizes); page += 1) made.push(await developed(bytes, page));
    const thumb = await sharp(made[0])
      .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer();
    return { width, height, pages: made, thumb };
  } catch {
    return 'not_an_image';
  }
}

/** How many pages are made to be looked at, by their pixels: the first, and those for which there is room. */
export function shownPages(sizes: readonly number[]): number {
  let pixels = 0;
  const beyond = sizes.slice(0, MOST_PAGES).findIndex((size, page) => {
    pixels += size;
    return page > 0 && (size > MOST_PIXELS || pixels > MOST_SCANNED);
  });
  return beyond < 0 ? Math.min(sizes.length, MOST_PAGES) : beyond;
}

const headOf = (bytes: Buffer, page: number) => sharp(bytes, { page, limitInputPixels: false }).metadata();

const developed = (bytes: Buffer, page: number): Promise<Buffer> =>
  sharp(bytes, { page, failOn: 'error', limitInputPixels: MOST_PIXELS })
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize({ width: FULL_SIDE, height: FULL_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 82 })
    .toBuffer();
