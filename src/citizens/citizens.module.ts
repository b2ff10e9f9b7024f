import { Module } from '@nestjs/common';
import { CitizenSeal } from './citizen-seal.js';
import { CitizensService } from './citizens.service.js';
import { PetitionerScan } from './petitioner-scan.service.js';
import { TextsController } from './texts.controller.js';

@Module({
  controllers: [TextsController],
  providers: [CitizenSeal, CitizensService, PetitionerScan],
  exports: [CitizensService, PetitionerScan],
})
export class CitizensModule {}
