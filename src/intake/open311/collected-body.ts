import { Problem } from '../../platform/problem/problem.js';
import type { Form } from '../../platform/request/form.rules.js';
import { refused, wrong } from './open311.problems.js';
import type { Sent } from './parameters.rules.js';
import { bytesOfMedia, isMedia } from './sent-media.rules.js';

export const MOST_FILES = 5;
/** Of all fields of a form, but for photos. */
const MOST_FIELDS = 1024 * 1024;
/** Of all files of a report together. */
const MOST_BYTES = 30 * 1024 * 1024;

export interface SentFile {
  name: string;
  bytes: Buffer;
}

export interface Body {
  fields: Sent;
  files: SentFile[];
}

/** What has come of a body, within its limits, however it came. */
export class Collected implements Body {
  readonly fields: Form = Object.create(null) as Form;
  readonly files: SentFile[] = [];
  private left = MOST_BYTES;
  private letters = 0;

  constructor(private readonly limitBytes: number) {}

  /** Of the next file. */
  get room(): number {
    return Math.min(this.left, this.limitBytes);
  }

  addField(name: string, text: string): void {
    if (isMedia(name)) {
      this.addMedia(text);
      return;
    }
    this.letters += name.length + text.length;
    if (this.letters > MOST_FIELDS) throw tooLarge();
    const before = this.fields[name];
    this.fields[name] = before === undefined ? text : [before, text].flat();
  }

  addFile(name: string, bytes: Buffer): void {
    // A browser sends a part for a photo that nobody has chosen.
    if (bytes.length === 0) return;
    if (bytes.length > this.room || this.files.length === MOST_FILES) throw tooLarge();
    this.left -= bytes.length;
    this.files.push({ name, bytes });
  }

  private addMedia(text: string): void {
    const bytes = bytesOfMedia(text);
    if (!bytes) throw refused([wrong('media', '須為 base64 編碼的照片', 'must be a photo in base64')]);
    this.addFile('media', bytes);
  }
}

export const tooLarge = (): Problem =>
  new Problem('TOO_LARGE', 413, {
    'zh-TW': '檔案太大或太多，請減少後再傳。',
    en: 'The files are too large, or too many.',
  });
