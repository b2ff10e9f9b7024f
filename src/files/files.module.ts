import { Module } from '@nestjs/common';
import { AddFileService } from './add-file.service.js';
import { AttachmentQuery } from './attachment.query.js';
import { ClaimFilesService } from './claim-files.service.js';
import { CopyFilesService } from './copy-files.service.js';
import { DiskFileStore } from './disk-file-store.js';
import { FileRoom } from './file-room.service.js';
import { FileSealer } from './file-sealer.js';
import { FileStore } from './file-store.js';
import { FileSweeper } from './file-sweeper.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { FileRemoval } from './removal.service.js';

@Module({
  controllers: [FilesController],
  providers: [
    FilesService,
    AddFileService,
    ClaimFilesService,
    CopyFilesService,
    FileRoom,
    FileRemoval,
    { provide: FileStore, useClass: DiskFileStore },
    FileSweeper,
    FileSealer,
    AttachmentQuery,
  ],
  exports: [ClaimFilesService, CopyFilesService, FileRemoval, FilesService],
})
export class FilesModule {}
