/** `page-1` and so on: of a scan, to be looked at without downloading it. */
export type FileSize = 'full' | 'thumb' | `page-${number}`;

/** What a file's place follows from. Two people's uploads of one photo are two files: each goes with its own row. */
export interface StoredFile {
  id: string;
  sha256: string;
}

/** What has come in, and is nobody's yet. */
export interface Received extends StoredFile {
  /** Bytes. */
  size: number;
}

/** One size of a file as it is kept. */
export interface KeptFile {
  file: StoredFile;
  size: FileSize;
  /** Where, by the store's own account. */
  path: string;
  /** Of a time when files were not sealed yet. */
  isClear: boolean;
}

export type Sizes = Partial<Record<FileSize, Buffer>>;

/** Where attachments are kept, each sealed for its own id and size. The one on disk is in `disk-file-store.ts`. */
export interface FileStore {
  /** Takes in what comes, sealed while it comes. When it throws, nothing is left behind. */
  receive(id: string, content: AsyncIterable<Buffer>, at: Date): Promise<Received>;
  openReceived(id: string): AsyncIterable<Buffer>;
  discard(id: string): Promise<void>;
  /** Of what was received and then forgotten: how many were discarded. */
  discardBefore(time: Date): Promise<number>;

  /** When it returns, all sizes survive a power cut; when it throws, none is left behind. */
  keep(file: StoredFile, sizes: Sizes, at: Date): Promise<void>;
  /** The same, with what was received under its id as the full size. */
  keepReceived(file: Received, sizes: Sizes, at: Date): Promise<void>;
  /** Fails before the first piece where there is none, or where it is not this file's. */
  open(file: StoredFile, size: FileSize): AsyncIterable<Buffer>;
  remove(file: StoredFile): Promise<void>;
  /** Null where it is gone. */
  keptAt(file: StoredFile): Promise<Date | null>;

  /** All that is kept, in portions. */
  files(): AsyncIterable<StoredFile[]>;
  /** The same, size by size. */
  kept(): AsyncIterable<KeptFile[]>;
  /** The first bytes of what is sealed; null where it is gone. */
  headOf(kept: KeptFile): Promise<Buffer | null>;
  /** With the newest key. One process at a time; it may be killed and do it again. False: the file is gone. */
  sealAnew(kept: KeptFile): Promise<boolean>;
}

export const FileStore = Symbol('FileStore');
