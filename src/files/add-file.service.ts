import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { CommitUnanswered } from '../platform/database/lost-connection.js';
import { addHashToFingerprint } from '../platform/idempotency/fingerprint.js';
import { newId } from '../platform/ids.js';
import { Vault } from '../platform/vault/vault.js';
import { Attachment } from './attachment.entity.js';
import { type FileType, nameFor } from './document-types.rules.js';
import { knownTime } from './exif.rules.js';
import type { DocumentDto, FileDto } from './file.dto.js';
import { fileTooLarge, notTaken, unreadable } from './file.problems.js';
import { FileRoom } from './file-room.service.js';
import { FileStore, type Received, type Sizes, type StoredFile } from './file-store.js';
import { developPicture, type Picture } from './picture.js';
import { developScan, type Scan } from './scan.js';
import { typeOfContent } from './type-of-content.js';

/** Somebody signed in, a contractor by their link, or (null) a door by which it came. */
export type Uploader = { id: string | null } | { contractorLinkId: string };

export interface SentFile {
  /** As its sender called it: for people to know it again, and for nothing else. */
  name?: string;
  /** When and where a photo was taken is kept beside it; a citizen is asked. */
  sharesTaken?: boolean;
}

/** Takes in what is sent, known by its content alone. A file is on disk before its row is committed. */
@Injectable()
export class AddFileService {
  private developing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    @Inject(FileStore) private readonly store: FileStore,
    private readonly room: FileRoom,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** NOT_AN_IMAGE 422, IMAGE_TOO_LARGE 422. */
  async picture(bytes: Buffer, by: Uploader, { sharesTaken }: SentFile): Promise<FileDto> {
    const picture = readable(await this.oneByOne(() => developPicture(bytes)));
    const attachment = this.pictureRow(newId(), picture, by, sharesTaken ?? true);
    await this.room.check(by, attachment.size);
    await this.store.keep(attachment, picturesOf(picture), attachment.uploadedAt);
    const { id, mime, size, takenAt } = attachment;
    return this.commit(by, attachment, {
      id,
      mime,
      size,
      width: picture.width,
      height: picture.height,
      takenAt,
    });
  }

  /**
   * Of any kind that is taken; never whole in the memory, but for pictures and scans.
   * FILE_TOO_LARGE 413, FILE_NOT_TAKEN 422, NOT_AN_IMAGE 422, IMAGE_TOO_LARGE 422, FILES_TOO_MANY 422.
   */
  async document(
    content: Buffer | AsyncIterable<Buffer>,
    { name, sharesTaken }: SentFile,
    by: Uploader,
  ): Promise<DocumentDto> {
    await this.room.check(by, 0);
    const limited = upTo(this.config.documentLimitBytes, content);
    const received = await this.store.receive(newId(), limited, this.clock.now());
    addHashToFingerprint(received.sha256);
    try {
      await this.room.check(by, received.size);
      const type = await typeOfContent(() => this.store.openReceived(received.id));
      if (!type) throw notTaken();
      return type.kind === 'photo'
        ? await this.keepPicture(received, by, sharesTaken ?? true)
        : await this.keepDocument(received, type, name, by);
    } finally {
      await this.store.discard(received.id);
    }
  }

  private async keepPicture(received: Received, by: Uploader, sharesTaken: boolean): Promise<DocumentDto> {
    if (received.size > this.config.uploadLimitBytes) throw fileTooLarge(this.config.uploadLimitBytes);
    const picture = await this.oneByOne(async () => developPicture(await this.whole(received)));
    const attachment = this.pictureRow(received.id, readable(picture), by, sharesTaken);
    await this.store.keep(attachment, picturesOf(readable(picture)), attachment.uploadedAt);
    return this.commit(by, attachment, asDto(attachment, null));
  }

  private async keepDocument(
    received: Received,
    type: FileType,
    name: string | undefined,
    by: Uploader,
  ): Promise<DocumentDto> {
    const isScan = type.mime === 'image/tiff';
    const scan = isScan
      ? readable(await this.oneByOne(async () => developScan(await this.whole(received))))
      : null;
    const { id, size, sha256 } = received;
    const shown = nameFor(name, type);
    const attachment = this.row(by, {
      ...{ id, kind: type.kind, mime: type.mime, size, sha256 },
      ...{ width: scan?.width ?? null, height: scan?.height ?? null, pages: scan?.pages.length ?? null },
      name: shown === null ? null : this.vault.seal(shown, { column: 'attachment.name', row: id }),
    });
    await this.store.keepReceived(received, scan ? pagesOf(scan) : {}, attachment.uploadedAt);
    return this.commit(by, attachment, asDto(attachment, shown));
  }

  private async commit<T>(by: Uploader, attachment: Attachment, answer: T): Promise<T> {
    try {
      return await this.database.transaction(async tx => {
        await this.room.take(tx, by, attachment.size);
        tx.add(attachment);
        return answer;
      });
    } catch (error) {
      // Where the row may be there all the same, the file is left to the sweeper.
      if (!(error instanceof CommitUnanswered)) await this.store.remove(attachment);
      throw error;
    }
  }

  private pictureRow(id: string, { full, taken, ...picture }: Picture, by: Uploader, shares: boolean) {
    return this.row(by, {
      ...{ id, kind: 'photo', mime: picture.mime, size: full.length, name: null, pages: null },
      ...{ width: picture.width, height: picture.height },
      sha256: createHash('sha256').update(full).digest('hex'),
      ...(shares && {
        takenAt: knownTime(taken.at, this.clock.now()),
        takenLng: taken.place?.lng ?? null,
        takenLat: taken.place?.lat ?? null,
      }),
    });
  }

  private row(by: Uploader, content: Partial<Attachment> & StoredFile): Attachment {
    return Object.assign(new Attachment(), {
      ...{ uploadedBy: 'id' in by ? by.id : null, contractorLinkId: 'id' in by ? null : by.contractorLinkId },
      uploadedAt: this.clock.now(),
      ...{ caseId: null, workOrderId: null, entryId: null, shows: null },
      ...{ contactId: null, heldFor: null, withheld: false },
      ...{ takenAt: null, takenLng: null, takenLat: null },
      ...content,
    });
  }

  private async whole({ id }: Received): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.store.openReceived(id)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** One picture at a time: the second core, and the memory, stay with those who wait for their work orders. */
  private oneByOne<T>(develop: () => Promise<T>): Promise<T> {
    const mine = this.developing.catch(() => undefined).then(develop);
    this.developing = mine;
    return mine;
  }
}

const asDto = (file: Attachment, name: string | null): DocumentDto => {
  const { id, kind, mime, size, pages, width, height, takenAt } = file;
  return { id, kind, mime, size, name, pages, width, height, takenAt };
};

const picturesOf = ({ full, thumb }: Picture): Sizes => ({ full, thumb });

function pagesOf({ pages, thumb }: Scan): Sizes {
  const sizes: Sizes = { thumb };
  for (const [index, page] of pages.entries()) sizes[`page-${index + 1}`] = page;
  return sizes;
}

function readable<T extends object>(made: T | 'not_an_image' | 'too_many_pixels'): T {
  if (typeof made === 'string') throw unreadable(made);
  return made;
}

async function* upTo(limitBytes: number, content: Buffer | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const piece of Buffer.isBuffer(content) ? [content] : content) {
    seen += piece.length;
    if (seen > limitBytes) throw fileTooLarge(limitBytes);
    yield piece;
  }
  if (seen === 0) throw notTaken();
}
