import { Module } from '@nestjs/common';
import { CitizenSeal } from './citizen-seal.js';
import { CitizensService } from './citizens.service.js';

@Module({ providers: [CitizenSeal, CitizensService], exports: [CitizensService] })
export class CitizensModule {}
