import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { UnreadableFile } from './unreadable-file.js';

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Entities of its own are refused, and none is expanded but the five of XML. */
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  maxNestedTags: 20,
  isArray: name => name === 'record',
  tagValueProcessor: (_name, value) => plain(value),
});

/** root/records/record, as Tainan’s first service answers. */
export function rowsOfXml(text: string): unknown[] {
  const { root } = treeOf(text) as { root?: { returncode?: string; records?: { record?: unknown[] } | '' } };
  if (!root) throw new UnreadableFile('The XML has no root element with records in it.');
  if (root.returncode && root.returncode !== '0' && !root.records)
    throw new UnreadableFile('The XML is an answer about an error, not cases. Fetch it again.');
  return (root.records || undefined)?.record ?? [];
}

/** What an .asmx service wraps its JSON in: `<string xmlns="…">[…]</string>`. Null: it is something else. */
export function stringOfXml(text: string): string | null {
  if (!/^(<\?xml[^>]*>\s*)?<string[\s>]/.test(text)) return null;
  const { string } = treeOf(text) as { string?: unknown };
  return typeof string === 'string' ? string : '';
}

function treeOf(text: string): unknown {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new UnreadableFile(
      'The XML declares a document type or entities of its own: such files are not read.',
    );
  const fault = XMLValidator.validate(text);
  if (fault !== true)
    throw new UnreadableFile(
      `The XML ends in the middle or is broken (line ${fault.err.line}). Fetch it again; nothing was imported.`,
    );
  try {
    return parser.parse(text);
  } catch {
    throw new UnreadableFile('The XML cannot be read; nothing was imported.');
  }
}

/** Numbers of characters are read with the text of every feed. */
const plain = (value: string): string =>
  value.replace(/&(lt|gt|quot|apos|amp);/g, (all, name: string) => PREDEFINED[name] ?? all);
