import { Module } from '@nestjs/common';
import { CitizensService } from './citizens.service.js';

@Module({ providers: [CitizensService], exports: [CitizensService] })
export class CitizensModule {}
