/** How something is kept: made anew as a picture, or byte by byte as it came. */
export type FileKind = 'photo' | 'document';

export interface FileType {
  kind: FileKind;
  mime: string;
  /** What a downloaded one is called behind its dot. */
  ending: string;
}

const ODF = 'application/vnd.oasis.opendocument';
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** What is taken. None of it is run or shown by a browser in our name; what may hold macros is not in it. */
export const FILE_TYPES: readonly FileType[] = [
  { kind: 'photo', mime: 'image/jpeg', ending: 'jpg' },
  { kind: 'photo', mime: 'image/png', ending: 'png' },
  { kind: 'photo', mime: 'image/webp', ending: 'webp' },
  { kind: 'document', mime: 'image/tiff', ending: 'tif' },
  { kind: 'document', mime: 'application/pdf', ending: 'pdf' },
  { kind: 'document', mime: `${ODF}.text`, ending: 'odt' },
  { kind: 'document', mime: `${ODF}.spreadsheet`, ending: 'ods' },
  { kind: 'document', mime: `${ODF}.presentation`, ending: 'odp' },
  { kind: 'document', mime: `${OOXML}.wordprocessingml.document`, ending: 'docx' },
  { kind: 'document', mime: `${OOXML}.spreadsheetml.sheet`, ending: 'xlsx' },
  { kind: 'document', mime: `${OOXML}.presentationml.presentation`, ending: 'pptx' },
  { kind: 'document', mime: 'text/plain', ending: 'txt' },
  { kind: 'document', mime: 'text/calendar', ending: 'ics' },
  { kind: 'document', mime: 'message/rfc822', ending: 'eml' },
];

export const typeOfMime = (mime: string): FileType | null =>
  FILE_TYPES.find(type => type.mime === mime) ?? null;

/** Headers that a mail begins with, of which three are enough to know one. */
const MAIL_HEADER =
  /^(received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|content-type|reply-to|dkim-signature|x-[\w-]+):/i;
/** What a browser would take for a page or a drawing, whatever it is called. */
const MARKUP = /<\s*(!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|meta|link|style)\b/i;
/** Beside what ends lines and, in Japanese mail, changes the alphabet. */
const hasControls = (text: string): boolean =>
  /\p{Cc}/u.test(text.replace(/\s/g, '').replaceAll('\u001b', ''));

/** Of text by its beginning; null where it is none, or one that a browser would run. */
export function typeOfText(start: string): FileType | null {
  if (hasControls(start)) return null;
  const lines = start.replace(/^\ufeff/, '').split(/\r?\n/, 40);
  const end = lines.indexOf('');
  const head = (end < 0 ? lines : lines.slice(0, end)).filter(line => MAIL_HEADER.test(line));
  if (head.length >= 3) return typeOfMime('message/rfc822');
  if (/^BEGIN:VCALENDAR$/i.test(lines[0]?.trim() ?? '')) return typeOfMime('text/calendar');
  return MARKUP.test(start) ? null : typeOfMime('text/plain');
}

const MOST_NAME = 100;

/**
 * The name under which it is offered again: the sender's, without folders, what cannot be seen or turns the writing
 * around, and with the ending of what it is. Null where nothing is left of it.
 */
export function nameFor(sent: string | undefined, { ending }: Pick<FileType, 'ending'>): string | null {
  const base = (sent ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const seen = base
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  const stem = [...seen.replace(/\.[a-z0-9]{1,5}$/i, '')].slice(0, MOST_NAME).join('').trim();
  return stem === '' ? null : `${stem}.${ending}`;
}
