import { Injectable } from '@nestjs/common';
import type { Place } from '../../platform/vault/sealing.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Message } from './message.entity.js';

const COLUMNS = {
  toAddress: 'to_address',
  subject: 'subject',
  text: 'text',
  inReplyTo: 'in_reply_to',
} as const;
type Field = keyof typeof COLUMNS;
/** A file that goes with a message. */
export interface Enclosure {
  name: string;
  content: Buffer;
}

type Opened = Record<Field, string | null>;

/** What a message says and where it goes, sealed for its row and column. */
@Injectable()
export class MessageSeal {
  constructor(private readonly vault: Vault) {}

  sealed(id: string, said: Opened): Pick<Message, Field> {
    const seal = (field: Field): Buffer | null =>
      said[field] === null ? null : this.vault.seal(said[field], placeOf(field, id));
    return {
      ...{ toAddress: seal('toAddress'), subject: seal('subject') },
      ...{ text: seal('text'), inReplyTo: seal('inReplyTo') },
    };
  }

  sealedFile(id: string, content: Buffer): Buffer {
    return this.vault.seal(content, fileOf(id));
  }

  openedFile({ id, attachment, attachmentName }: Message): Enclosure | null {
    if (attachment === null || attachmentName === null) return null;
    return { name: attachmentName, content: this.vault.openBytes(attachment, fileOf(id)) };
  }

  opened(message: Pick<Message, Field | 'id'>, ...fields: Field[]): Opened {
    const none: Opened = { toAddress: null, subject: null, text: null, inReplyTo: null };
    for (const field of fields) {
      const sealed = message[field];
      none[field] = sealed && this.vault.open(sealed, placeOf(field, message.id));
    }
    return none;
  }
}

const fileOf = (id: string): Place => ({ column: 'message.attachment', row: id });
const placeOf = (field: Field, id: string): Place => ({ column: `message.${COLUMNS[field]}`, row: id });
