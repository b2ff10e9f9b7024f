import { Transform, type TransformCallback } from 'node:stream';
import { MailParser } from 'mailparser';
import { textOf } from './charset.rules.js';
import { inUtf8 } from './header.rules.js';
import type { Part } from './mail-text.js';

interface HeaderLine {
  key: string;
  line: string;
}

interface Node extends Part {
  charset?: string;
}

/** What the parser does step by step. Its types name only what comes out; the version is pinned for these. */
interface Steps {
  tree: Node | false;
  /** Of the mail itself; bytes, one a character. */
  headerLines: HeaderLine[];
  getDecoder(): { decodeStream(charset: string): Transform };
  createNode(node: unknown): Node;
  processHeaders(lines: HeaderLine[]): Map<string, unknown>;
  getTextContent(): { type: 'text' };
}

const Parser = MailParser as unknown as new (options: object) => MailParser & Steps;

/** Sees that the parser asks for its decoder even where a part says it is in ASCII. */
const LABEL = 'as ';

/**
 * The parser of mails with another idea of characters: what a mail says of itself is believed only as far as it can be
 * true (charset.rules), in its head as well as in its text.
 */
export class MimeParser extends Parser {
  override getDecoder(): { decodeStream(charset: string): Transform } {
    return { decodeStream: charset => new TextDecoding(charset.slice(LABEL.length)) };
  }

  override createNode(node: unknown): Node {
    const made = super.createNode(node);
    made.charset = `${LABEL}${made.charset ?? ''}`;
    return made;
  }

  override processHeaders(lines: HeaderLine[]): Map<string, unknown> {
    return super.processHeaders((lines ?? []).map(({ key, line }) => ({ key, line: inUtf8(line) })));
  }

  /** The text is made of the tree, once all of it is there (mail-text). */
  override getTextContent(): { type: 'text' } {
    return { type: 'text' };
  }
}

/** All of a part at once: what it is in is seen from all of it. */
class TextDecoding extends Transform {
  private readonly chunks: Buffer[] = [];

  constructor(private readonly label: string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(textOf(Buffer.concat(this.chunks), this.label || null)));
  }
}
