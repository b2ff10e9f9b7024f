import { readTime } from '../platform/clock/read-time.js';

/** When and where a photo was taken, as its camera wrote it (Exif 2.32 in a TIFF structure). Who or by what is not read. */
export interface Taken {
  at: Date | null;
  place: { lng: number; lat: number } | null;
}

const NOTHING: Taken = { at: null, place: null };
/** Numbers of tags, of the image, of the exposure and of the satellite receiver. */
const TAG = {
  exposure: 0x8769,
  gps: 0x8825,
  taken: 0x9003,
  offset: 0x9011,
  northSouth: 1,
  lat: 2,
  eastWest: 3,
  lng: 4,
};
const MOST_ENTRIES = 512;
/** A camera may be so much ahead of the server. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

type Directory = Map<number, Buffer>;
/** Bytes of one value, by type. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

/** Whatever cannot be read, or cannot be true, is as if it were not there. */
export function takenBy(exif: Buffer | undefined): Taken {
  if (!exif) return NOTHING;
  try {
    const tiff = exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
    const order = tiff.toString('latin1', 0, 2);
    if (order !== 'II' && order !== 'MM') return NOTHING;
    const reader = new Reader(tiff, order === 'II');
    const image = reader.directory(reader.long(tiff, 4));
    const exposure = reader.below(image, TAG.exposure);
    return { at: timeOf(exposure), place: placeOf(reader, reader.below(image, TAG.gps)) };
  } catch {
    return NOTHING;
  }
}

/** What a camera says of a time that had not come when its photo did is not known. */
export const knownTime = (takenAt: Date | null, receivedAt: Date): Date | null =>
  takenAt !== null && takenAt.getTime() <= receivedAt.getTime() + CLOCKS_DIFFER_MS ? takenAt : null;

class Reader {
  constructor(
    private readonly tiff: Buffer,
    private readonly little: boolean,
  ) {}

  long = (of: Buffer, at: number): number => (this.little ? of.readUInt32LE(at) : of.readUInt32BE(at));
  private short = (of: Buffer, at: number): number =>
    this.little ? of.readUInt16LE(at) : of.readUInt16BE(at);

  directory(at: number): Directory {
    const found: Directory = new Map();
    const entries = Math.min(this.short(this.tiff, at), MOST_ENTRIES);
    for (let i = 0; i < entries; i += 1) {
      const entry = this.tiff.subarray(at + 2 + i * 12, at + 14 + i * 12);
      const size = (SIZES[this.short(entry, 2)] ?? 0) * this.long(entry, 4);
      const from = this.long(entry, 8);
      found.set(
        this.short(entry, 0),
        size <= 4 ? entry.subarray(8, 8 + size) : this.tiff.subarray(from, from + size),
      );
    }
    return found;
  }

  below(directory: Directory, tag: number): Directory {
    const pointer = directory.get(tag);
    return pointer ? this.directory(this.long(pointer, 0)) : new Map();
  }

  /** Degrees, minutes and seconds, each as a fraction. */
  degrees(value: Buffer): number {
    const [degrees = 0, minutes = 0, seconds = 0] = [0, 8, 16].map(
      at => this.long(value, at) / this.long(value, at + 4),
    );
    return degrees + minutes / 60 + seconds / 3600;
  }
}

const textOf = (value: Buffer | undefined): string =>
  (value?.toString('latin1') ?? '').split('\0', 1).join().trim();

/** Without an offset it is the city's time. */
function timeOf(exposure: Directory): Date | null {
  const [date, time] = textOf(exposure.get(TAG.taken)).split(' ');
  if (!date || !time) return null;
  const offset = textOf(exposure.get(TAG.offset));
  return readTime(`${date.replaceAll(':', '-')}T${time}${/^[+-]\d\d:\d\d$/.test(offset) ? offset : ''}`);
}

function placeOf(reader: Reader, gps: Directory): Taken['place'] {
  const [latitude, longitude] = [gps.get(TAG.lat), gps.get(TAG.lng)];
  if (!latitude || !longitude) return null;
  const lat = reader.degrees(latitude) * (textOf(gps.get(TAG.northSouth)) === 'S' ? -1 : 1);
  const lng = reader.degrees(longitude) * (textOf(gps.get(TAG.eastWest)) === 'W' ? -1 : 1);
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  // Zero and zero is what a receiver writes that has seen no satellite.
  return isOnEarth && (lat !== 0 || lng !== 0) ? { lng, lat } : null;
}
