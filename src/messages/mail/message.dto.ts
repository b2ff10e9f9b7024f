import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { PageFilter } from '../../platform/database/page.dto.js';
import { DELIVERY_RESULTS, type DeliveryResult } from './delivery.entity.js';
import { MESSAGE_KINDS, MESSAGE_STATES, MESSAGE_WAYS, type MessageState } from './message.entity.js';
import type { MessageKind, MessageVia } from './message.events.js';

/** `undelivered`: given up or sent back. What was taken back stands among all only: nobody needs it any more. */
export const MESSAGES_SHOWN = ['undelivered', 'waiting', 'sent', 'all'] as const;

export class MessageFilter extends PageFilter {
  @ApiPropertyOptional({ enum: MESSAGES_SHOWN, default: 'undelivered' })
  @IsOptional()
  @IsIn(MESSAGES_SHOWN)
  show: (typeof MESSAGES_SHOWN)[number] = 'undelivered';
  @ApiPropertyOptional({ format: 'uuid', description: 'Only those about this letter' })
  @IsOptional()
  @IsUUID()
  letter?: string;
}

export class MessageVersionDto {
  @ApiProperty() @IsInt() version: number;
}

class DeliveryDto {
  @ApiProperty({ enum: DELIVERY_RESULTS }) result: DeliveryResult;
  @ApiProperty({ type: String, nullable: true, description: 'What the servers said, as a code' }) code:
    | string
    | null;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
}

/** Says nothing of who it goes to. */
export class MessageDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: MESSAGE_KINDS }) kind: MessageKind;
  @ApiProperty({ enum: MESSAGE_WAYS }) via: MessageVia;
  @ApiProperty({ enum: MESSAGE_STATES }) state: MessageState;
  @ApiProperty({ type: String, nullable: true }) letterId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The case it is about' }) number: string | null;
  @ApiProperty({ format: 'date-time' }) queuedAt: Date;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of who sent it; null: it follows of itself',
  })
  queuedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextTryAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt: Date | null;
  @ApiProperty({ description: 'It can be sent once more' }) canBeResent: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of an answer; other mails hold links, passwords or files',
  })
  text: string | null;
  @ApiProperty({ type: [DeliveryDto], description: 'From the first to the last attempt' })
  deliveries: DeliveryDto[];
}

export class MessagesDto {
  @ApiProperty({ description: 'False: there is no mail server yet, and mails are kept' })
  isGatewayOpen: boolean;
  @ApiProperty({ description: 'True: text messages wait, and there is no gateway for them' })
  isSmsStuck: boolean;
  @ApiProperty({ type: [MessageDto] }) items: MessageDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
