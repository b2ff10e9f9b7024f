import { Module } from '@nestjs/common';
import { AttachmentQuery } from './attachment.query.js';
import { FileSealer } from './file-sealer.js';
import { FileStore } from './file-store.js';
import { FileSweeper } from './file-sweeper.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { FileRemoval } from './removal.service.js';

@Module({
  controllers: [FilesController],
  providers: [FilesService, FileRemoval, FileStore, FileSweeper, FileSealer, AttachmentQuery],
  exports: [FileRemoval, FilesService],
})
export class FilesModule {}
