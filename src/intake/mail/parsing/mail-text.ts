import { htmlToText } from 'html-to-text';

/** Above what anybody writes; a page of a mail program is long by its styles and by pictures within it. */
const MOST_HTML = 1_000_000;
const DEEPEST = 200;

/** A part of a mail as the parser keeps it. */
export interface Part {
  contentType: string | false;
  textContent?: string;
  /** The first part of a mail within this one. */
  showMeta?: boolean;
  headers: Map<string, unknown>;
  children: Part[];
}

/** What a person reads: of alternatives the plain one, unless it says nothing. */
export function textOfPart(part: Part): string {
  return [part.showMeta ? headOf(part) : '', ...textsOf(part)]
    .map(text => text.trim())
    .filter(text => text !== '')
    .join('\n\n');
}

function textsOf(part: Part): string[] {
  if (part.contentType === 'text/html') return [ofHtml(part.textContent ?? '')];
  if (part.textContent !== undefined) return [part.textContent];
  if (part.contentType !== 'multipart/alternative') return part.children.map(textOfPart);
  const plain = part.children.find(
    ({ contentType, textContent = '' }) => contentType === 'text/plain' && /\S/.test(textContent),
  );
  if (plain) return [textOfPart(plain)];
  return [part.children.map(textOfPart).find(text => text !== '') ?? ''];
}

/** Who wrote the mail that is handed on, when, and about what. */
function headOf({ headers }: Part): string {
  const lines = (['from', 'date', 'subject'] as const).flatMap(name => {
    const value = headers.get(name);
    const text = value instanceof Date ? value.toISOString() : asText(value);
    return text ? [`${LABELS[name]}：${text}`] : [];
  });
  return lines.join('\n');
}

const LABELS = { from: '寄件者', date: '日期', subject: '主旨' };

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const text = (value as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : '';
};

function ofHtml(html: string): string {
  // A picture that is written into the page is longer than anything that is said in it.
  const short = html.replace(/data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=\s]*/g, '').slice(0, MOST_HTML);
  return htmlToText(short, {
    wordwrap: false,
    limits: { maxDepth: DEEPEST, maxInputLength: MOST_HTML },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'h3', options: { uppercase: false } },
      { selector: 'h4', options: { uppercase: false } },
      { selector: 'h5', options: { uppercase: false } },
      { selector: 'h6', options: { uppercase: false } },
      { selector: 'table', options: { uppercaseHeaderCells: false } },
    ],
  });
}
