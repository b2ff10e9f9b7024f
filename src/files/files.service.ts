import { Inject, Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Vault } from '../platform/vault/vault.js';
import { AddFileService, type SentFile, type Uploader } from './add-file.service.js';
import type { Attachment } from './attachment.entity.js';
import { AttachmentQuery, type HeldFile } from './attachment.query.js';
import { ClaimFilesService, type FileClaim } from './claim-files.service.js';
import { type FileKind, typeOfMime } from './document-types.rules.js';
import type { DocumentDto, FileDto } from './file.dto.js';
import { fileNotFound } from './file.problems.js';
import { mayReadFile } from './file-access.rules.js';
import { FileSealer } from './file-sealer.js';
import { type FileSize, FileStore } from './file-store.js';
import { FileSweeper } from './file-sweeper.js';

export interface FoundFile {
  kind: FileKind;
  mime: string;
  /** Bytes, of the full size. */
  size: number;
  /** Under which a downloaded one is offered. */
  name: string;
  /** Changes with the content. */
  tag: string;
  content(): AsyncIterable<Buffer>;
}

@Injectable()
export class FilesService {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    private readonly adding: AddFileService,
    private readonly claims: ClaimFilesService,
    private readonly attachments: AttachmentQuery,
    private readonly sweeper: FileSweeper,
    private readonly sealer: FileSealer,
    private readonly vault: Vault,
  ) {}

  /** From now on what nobody uses is removed, and what is not sealed yet is sealed. */
  start(): void {
    this.sweeper.start();
    this.sealer.start();
  }

  /** Keeps a picture that belongs to nothing yet. NOT_AN_IMAGE 422, IMAGE_TOO_LARGE 422, FILES_TOO_MANY 422. */
  add(bytes: Buffer, by: Uploader, sent: SentFile = {}): Promise<FileDto> {
    return this.adding.picture(bytes, by, sent);
  }

  /**
   * Keeps a picture or a document that belongs to nothing yet, by what it holds: FILE_TOO_LARGE 413, FILE_NOT_TAKEN 422,
   * NOT_AN_IMAGE 422, IMAGE_TOO_LARGE 422, FILES_TOO_MANY 422. It is swept away after a day unless it is held or claimed.
   */
  addDocument(content: Buffer | AsyncIterable<Buffer>, sent: SentFile, by: Uploader): Promise<DocumentDto> {
    return this.adding.document(content, sent, by);
  }

  /** A file, whose content is read when it is asked for. Whether a file exists is told only to who may read it. */
  find(id: string, size: FileSize, me: Asker): Promise<FoundFile> {
    return this.findFor(id, size, file => mayReadFile(me, file));
  }

  /** For who has no account, or by another rule. FILE_NOT_FOUND 404. */
  async findFor(id: string, size: FileSize, mayRead: (file: HeldFile) => boolean): Promise<FoundFile> {
    const file = await this.attachments.find(id);
    if (!file || !mayRead(file) || !hasSize(file, size)) throw fileNotFound();
    const { kind, mime, sha256 } = file;
    const ending = typeOfMime(mime)?.ending ?? 'bin';
    return {
      ...{ kind, mime, size: file.size },
      name: this.nameOf(file) ?? `${file.id}.${ending}`,
      tag: `"${sha256}-${size}"`,
      content: () => this.store.open(file, size),
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

  /** As ClaimFilesService does it. */
  claim(tx: Transaction, ids: readonly string[], to: FileClaim, uploader: string | null): Promise<void> {
    return this.claims.claim(tx, ids, to, uploader);
  }

  /** As its sender called it. */
  nameOf({ id, name }: Pick<Attachment, 'id' | 'name'>): string | null {
    return name && this.vault.open(name, { column: 'attachment.name', row: id });
  }
}

const hasSize = ({ kind, pages }: HeldFile, size: FileSize): boolean =>
  size === 'full' ||
  (size === 'thumb'
    ? kind === 'photo' || pages !== null
    : pages !== null && Number(size.slice('page-'.length)) <= pages);
