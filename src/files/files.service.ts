import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { CommitUnanswered } from '../platform/database/lost-connection.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem/problem.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentQuery, type HeldFile } from './attachment.query.js';
import type { FileDto } from './file.dto.js';
import { mayReadFile } from './file-access.rules.js';
import { FileSealer } from './file-sealer.js';
import { type FileSize, FileStore } from './file-store.js';
import { FileSweeper } from './file-sweeper.js';
import { developPicture, type Picture } from './picture.js';

/** What an attachment is attached to. */
export interface FileClaim {
  caseId: string;
  workOrderId?: string | null;
  entryId?: string | null;
  /** Of photos that an agency reports with. */
  shows?: 'before' | 'after';
}

/** Somebody signed in, or a contractor by their link. */
export type Uploader = { id: string } | { contractorLinkId: string };

export interface FoundFile {
  mime: string;
  /** Changes with the content. */
  tag: string;
  content(): Promise<Buffer>;
}

@Injectable()
export class FilesService {
  private developing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly attachments: AttachmentQuery,
    private readonly sweeper: FileSweeper,
    private readonly sealer: FileSealer,
    private readonly clock: Clock,
  ) {}

  /** From now on what nobody uses is removed, and what is not sealed yet is sealed. */
  start(): void {
    this.sweeper.start();
    this.sealer.start();
  }

  /** Keeps a picture that belongs to nothing yet. The file is on disk before its row is committed. */
  async add(bytes: Buffer, by: Uploader): Promise<FileDto> {
    const picture = await this.develop(bytes);
    const attachment = Object.assign(new Attachment(), {
      id: newId(),
      mime: picture.mime,
      size: picture.full.length,
      width: picture.width,
      height: picture.height,
      sha256: createHash('sha256').update(picture.full).digest('hex'),
      uploadedBy: 'id' in by ? by.id : null,
      contractorLinkId: 'id' in by ? null : by.contractorLinkId,
      uploadedAt: this.clock.now(),
      caseId: null,
      workOrderId: null,
      entryId: null,
      shows: null,
      takenAt: picture.taken.at,
      takenLng: picture.taken.place?.lng ?? null,
      takenLat: picture.taken.place?.lat ?? null,
    });
    await this.store.keep(attachment, picture, attachment.uploadedAt);
    try {
      return await this.database.transaction(async tx => asDto(tx.add(attachment)));
    } catch (error) {
      // Where the row may be there all the same, the file is left to the sweeper.
      if (!(error instanceof CommitUnanswered)) await this.store.remove(attachment);
      throw error;
    }
  }

  /** A file, whose content is read when it is asked for. Whether a file exists is told only to who may read it. */
  find(id: string, size: FileSize, me: Asker): Promise<FoundFile> {
    return this.findFor(id, size, file => mayReadFile(me, file));
  }

  /** For who has no account. */
  async findFor(id: string, size: FileSize, mayRead: (file: HeldFile) => boolean): Promise<FoundFile> {
    const file = await this.attachments.find(id);
    if (!file || !mayRead(file)) {
      throw new Problem('FILE_NOT_FOUND', 404, {
        'zh-TW': '沒有這個檔案，或您無權閱讀。',
        en: 'There is no such file, or you may not read it.',
      });
    }
    return {
      mime: file.mime,
      tag: `"${file.sha256}-${size}"`,
      content: () => this.store.read(file, size),
    };
  }

  /** When they were taken, of those whose camera said so. */
  async takenAt(tx: Transaction, ids: readonly string[]): Promise<Map<string, Date>> {
    const rows = await tx.query<{ id: string; takenAt: Date }>(
      `select id, taken_at as "takenAt" from attachment where id = any($1) and taken_at is not null`,
      [ids],
    );
    return new Map(rows.map(({ id, takenAt }) => [id, takenAt]));
  }

  /** Attaches files to a case; all of them, or none. They must be the uploader's own and not attached yet. */
  async claim(tx: Transaction, ids: readonly string[], to: FileClaim, uploader: string): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const claimed = await tx.query(
      `with free as (
         select id from attachment where id = any($1) and coalesce(uploaded_by, contractor_link_id) = $2 and case_id is null
          order by id for update
       )
       update attachment a set case_id = $3, work_order_id = $4, entry_id = $5, shows = $6 from free where a.id = free.id
       returning a.id`,
      [wanted, uploader, to.caseId, to.workOrderId ?? null, to.entryId ?? null, to.shows ?? null],
    );
    if (claimed.length < wanted.length) {
      throw new Problem('FILE_NOT_YOURS', 422, {
        'zh-TW': '有檔案不是您上傳的、已經使用過，或已經過期，請重新上傳。',
        en: 'A file was not uploaded by you, is in use already, or has expired. Upload it again.',
      });
    }
  }

  /** One picture at a time: the second core, and the memory, stay with those who wait for their work orders. */
  private async develop(bytes: Buffer): Promise<Picture> {
    const mine = this.developing.then(() => developPicture(bytes));
    this.developing = mine;
    const picture = await mine;
    if (picture === 'too_many_pixels') {
      throw new Problem('IMAGE_TOO_LARGE', 422, {
        'zh-TW': '照片的像素太多，請縮小後再傳。',
        en: 'The picture has too many pixels. Make it smaller and send it again.',
      });
    }
    if (picture === 'not_an_image') {
      throw new Problem('NOT_AN_IMAGE', 422, {
        'zh-TW': '這個檔案不是可讀取的照片。請使用 JPEG、PNG 或 WebP。',
        en: 'This file is not a readable picture. Use JPEG, PNG or WebP.',
      });
    }
    return picture;
  }
}

const asDto = ({ id, mime, size, width, height }: Attachment): FileDto => ({ id, mime, size, width, height });
