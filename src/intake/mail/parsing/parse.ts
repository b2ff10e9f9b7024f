import type { AttachmentStream, MessageText } from 'mailparser';
import { ofCalendar } from './calendar.rules.js';
import { textOf } from './charset.rules.js';
import { type Part, textOfPart } from './mail-text.js';
import { MimeParser } from './mime-parser.js';
import { KIND_HEADERS, type MailAddress, type MailAttachment, type ReadMail } from './read-mail.js';
import { filesInTnef } from './tnef.rules.js';

const MOST_PARTS = 500;
const MOST_HEAD_BYTES = 256 * 1024;
const MOST_ATTACHMENTS = 50;
const MOST_TEXT = 200_000;
const MOST_IDS = 100;
/** Of mails in mails in mails. */
const DEEPEST = 3;

/** Reads a mail whole. Throws where it cannot be read; what is merely broken is read as far as it goes. */
export async function parseMail(raw: Buffer, depth = 0): Promise<ReadMail> {
  const parser = new MimeParser({
    maxChildNodes: MOST_PARTS,
    maxHeadSize: MOST_HEAD_BYTES,
    keepDeliveryStatus: true,
    // A mail that is handed on is read with the one that hands it on, unless it is a file.
    defaultInlineEmbedded: true,
  });
  const files: MailAttachment[] = [];
  let more = 0;
  let status: string | null = null;
  const innerIds: string[] = [];
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type !== 'attachment') return;
      const chunks: Buffer[] = [];
      data.content.on('data', chunk => chunks.push(chunk));
      data.content.on('error', reject);
      data.content.on('end', () => {
        const content = Buffer.concat(chunks);
        if (/^(message\/rfc822|text\/rfc822-headers)$/.test(data.contentType))
          innerIds.push(...idsInHead(content));
        if (data.contentType === 'message/delivery-status')
          status ??= content.toString('utf8').slice(0, MOST_TEXT);
        else
          for (const file of unpacked(fileOf(data, content)))
            if (files.length < MOST_ATTACHMENTS) files.push(file);
            else more += 1;
        data.release();
      });
    });
    parser.end(raw);
  });
  const tree = parser.tree as Part | false;
  if (!tree) return { ...EMPTY, attachments: files, moreAttachments: more };
  const { headers } = tree;
  for (const part of partsBelow(tree)) innerIds.push(...idsOf(part.headers.get('message-id')));
  return {
    messageId: idsOf(headers.get('message-id'))[0] ?? null,
    inReplyTo: idsOf(headers.get('in-reply-to')),
    references: idsOf(headers.get('references')),
    from: addressOf(headers.get('from')) ?? addressOf(headers.get('sender')),
    replyTo: addressOf(headers.get('reply-to')),
    subject: cleaned(textValue(headers.get('subject'))),
    date: dateIn(parser.headerLines),
    text: [textOfPart(tree), ...(await textsWithin(files, depth))].join('\n\n').trim().slice(0, MOST_TEXT),
    headers: kindHeaders(parser.headerLines),
    deliveryStatus: status,
    innerIds: innerIds.slice(0, MOST_IDS),
    attachments: files,
    moreAttachments: more,
  };
}

/** What is said in mails that came as files: they stay files as well. */
async function textsWithin(files: readonly MailAttachment[], depth: number): Promise<string[]> {
  const texts: string[] = [];
  for (const { mime, content, name } of files) {
    if (mime === 'text/calendar') texts.push(ofCalendar(textOf(Buffer.from(content), null)));
    if (mime !== 'message/rfc822' || depth >= DEEPEST) continue;
    const inner = await parseMail(Buffer.from(content), depth + 1).catch(() => null);
    if (inner) texts.push(`〔${name ?? inner.subject}〕\n${inner.subject}\n${inner.text}`);
  }
  return texts.filter(text => text !== '');
}

const EMPTY: ReadMail = {
  ...{
    messageId: null,
    inReplyTo: [],
    references: [],
    from: null,
    replyTo: null,
    subject: '',
    text: '',
    date: null,
  },
  ...{ headers: {}, deliveryStatus: null, innerIds: [], attachments: [], moreAttachments: 0 },
};

const partsBelow = (part: Part): Part[] => part.children.flatMap(one => [one, ...partsBelow(one)]);

function fileOf(data: AttachmentStream, content: Buffer): MailAttachment {
  const said = data.headers.get('content-disposition') as { params?: Record<string, string> } | undefined;
  const typed = data.headers.get('content-type') as { params?: Record<string, string> } | undefined;
  const name = cleaned(said?.params?.filename ?? typed?.params?.name ?? data.filename ?? '');
  // A path of somebody's computer says nothing here.
  return { name: name.split(/[\\/]/).at(-1)?.slice(-MOST_NAME) || null, mime: data.contentType, content };
}

/** Outlook packs the files of a mail into one that nobody else opens. */
function unpacked(file: MailAttachment): MailAttachment[] {
  const isTnef = /ms-tnef$/.test(file.mime) || file.name?.toLowerCase() === 'winmail.dat';
  return (isTnef && filesInTnef(file.content)) || [file];
}

const MOST_NAME = 150;
const MOST_SUBJECT = 1000;

/** On one line, and of characters that show. */
const cleaned = (text: string): string =>
  text
    .slice(0, MOST_SUBJECT)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

function textValue(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The first that is an address; what stands beside it is a name as somebody typed it. */
function addressOf(value: unknown): MailAddress | null {
  const all = (value as { value?: { name?: string; address?: string }[] } | undefined)?.value ?? [];
  const one = all.find(({ address }) => address);
  return one?.address ? { name: cleaned(one.name ?? '') || null, address: one.address.trim() } : null;
}

const idsOf = (value: unknown): string[] =>
  [value].flat().flatMap(one => (typeof one === 'string' ? idsIn(one) : []));

/** Of a mail, or its head, that came as a file. */
const idsInHead = (content: Buffer): string[] =>
  [
    ...content
      .toString('latin1', 0, MOST_HEAD_BYTES)
      .matchAll(/^message-id:[^<\r\n]*(?:\r?\n[ \t][^<\r\n]*)?(<[^<>\s]+>)/gim),
  ]
    .slice(0, 1)
    .flatMap(([, id]) => idsIn(id as string));

/** Message-IDs in a header, without brackets; each once. */
function idsIn(text: string): string[] {
  const found = [...text.slice(0, MOST_IDS * 300).matchAll(/<([^<>\s]{1,250})>/g)];
  return [...new Set(found.map(([, id]) => id as string))].slice(0, MOST_IDS);
}

/** As it stands there: it tells mails without an id apart. */
const dateIn = (lines: readonly { key: string; line: string }[]): string | null =>
  lines
    ?.find(({ key }) => key === 'date')
    ?.line.slice('date:'.length, MOST_SUBJECT)
    .trim() ?? null;

function kindHeaders(lines: readonly { key: string; line: string }[]): ReadMail['headers'] {
  const found: ReadMail['headers'] = {};
  for (const { key, line } of lines ?? []) {
    const name = KIND_HEADERS.find(one => one === key);
    if (name) found[name] = cleaned(line.slice(line.indexOf(':') + 1)).toLowerCase();
  }
  return found;
}
