import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { ContactDto, ContactRecordedDto } from './contact.dto.js';
import { ContactService } from './contact.service.js';

@ApiTags('contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactService) {}

  /** Records one time a citizen reached the city, and opens the cases that follow from it. */
  @Post()
  @Allow('contact.record')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ContactRecordedDto })
  record(@Body() dto: ContactDto, @Who() me: Asker): Promise<ContactRecordedDto> {
    return this.contacts.record(dto, me);
  }
}
