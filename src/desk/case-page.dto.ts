import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '../access/roles.js';
import { AttributeDto, NamedDto, WordsDto } from '../city/city.dto.js';
import { PAUSE_REASONS } from '../city/profile.js';
import { ArbitrationDto } from '../dispatch/arbitration/arbitration.dto.js';
import { CO_ACTION_NAMES, type CoActionName } from '../dispatch/co-handling/co-actions.rules.js';
import { ReturnDto } from '../dispatch/returns/return.dto.js';
import type { PauseReason } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import { ExtensionDto } from '../sla/extension.dto.js';
import { ReportAnswerDto } from './case-answers.dto.js';
import { CaseCardDto, LEG_STATES, type LegState } from './case-card.dto.js';
import { CaseDecisionDto } from './case-decision.dto.js';
import { CasePauseDto, ExtendableDto } from './case-limits.dto.js';
import { CaseLinkDto } from './case-links.dto.js';
import { WhereaboutsDto } from './case-ownership.dto.js';
import { PetitionDto } from './case-petition.dto.js';
import { CitizenToldDto, IdentityDto, StatusReadDto } from './identity.dto.js';
import { CaseIncidentDto } from './incident.dto.js';
import { StandInDto } from './work-order-board.dto.js';

/** Told to the centre, which reads what was typed. */
const SHARED = {
  type: String,
  nullable: true,
  description: 'What agencies read instead; null: the same, or the reader is of an agency',
} as const;

export class CaseContactDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() channel: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty() outcome: string;
  /** 公文文號, of what came on paper. */
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
}

/** What this person may do with the leg of who is asked, and if not now, why. */
export class CoLegActionDto {
  @ApiProperty({ enum: CO_ACTION_NAMES }) action: CoActionName;
  @ApiProperty() allowed: boolean;
  @ApiProperty({ type: WordsDto, nullable: true }) why: Words | null;
}

/** One leg: the case at one agency. */
export class LegDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  /** `co_handling`: only asked, by a question. */
  @ApiProperty({ enum: ['lead', 'co_handling'] }) role: 'lead' | 'co_handling';
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty({ enum: LEG_STATES }) state: LegState;
  @ApiProperty({ format: 'date-time' }) dispatchedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) arrivedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reportedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) outcome: string | null;
  /** Name of who has it in hand, and who stands in while they are away. */
  @ApiProperty({ type: String, nullable: true }) holder: string | null;
  @ApiProperty({ type: StandInDto, nullable: true }) standIn: StandInDto | null;
  /** Since when a chase (稽催) waits for its answer. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) chasedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) reportText: string | null;
  /** Why the agency may not act. */
  @ApiProperty({ type: String, nullable: true }) legalBasis: string | null;
  /** Whom it was handed over to. */
  @ApiProperty({ type: NamedDto, nullable: true }) utility: NamedDto | null;
  /** Of who is asked: the question, until when to answer (`reportText`), and what this person may do with it. */
  @ApiProperty({ type: String, nullable: true }) question: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answerDueAt: Date | null;
  @ApiProperty({ type: [CoLegActionDto] }) coActions: CoLegActionDto[];
}

export class ActorDto {
  @ApiProperty() name: string;
  @ApiProperty({ enum: [...roles, 'contractor'] }) role: Role | 'contractor';
  /** The agency's name; null for people of the centre. */
  @ApiProperty({ type: String, nullable: true }) agency: string | null;
}

export class AttachmentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  /** A document is downloaded, or looked at page by page where it has pages. */
  @ApiProperty({ enum: ['photo', 'document'] }) kind: 'photo' | 'document';
  @ApiProperty() mime: string;
  @ApiProperty({ description: 'Bytes' }) size: number;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: Number, nullable: true }) pages: number | null;
  /** Only the centre reads it, until it is shared. */
  @ApiProperty() withheld: boolean;
  @ApiProperty({ type: Number, nullable: true }) width: number | null;
  @ApiProperty({ type: Number, nullable: true }) height: number | null;
  /** Of a photo that an agency reported with. */
  @ApiProperty({ enum: ['before', 'after'], nullable: true }) shows: 'before' | 'after' | null;
  /** By the camera that took it, where it said so. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) takenAt: string | null;
  @ApiProperty({ type: Number, nullable: true }) takenLng: number | null;
  @ApiProperty({ type: Number, nullable: true }) takenLat: number | null;
}

export class EntryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty() kind: string;
  /** Null: nobody in person, the system did it. */
  @ApiProperty({ type: ActorDto, nullable: true }) actor: ActorDto | null;
  /** Whoever did it stood in for this colleague, who was away. */
  @ApiProperty({ type: String, nullable: true }) actingFor: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty(SHARED) sharedText: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) data: Record<string, unknown>;
  @ApiProperty({ type: [AttachmentDto] }) attachments: AttachmentDto[];
}

/** What this person's role may do with cases of this kind, and if not now, why. */
export class ActionDto {
  @ApiProperty() action: string;
  @ApiProperty({ enum: ['case', 'work-order'] }) target: 'case' | 'work-order';
  @ApiProperty({ type: String, format: 'uuid', required: false }) workOrderId?: string;
  @ApiProperty() allowed: boolean;
  @ApiProperty({ type: WordsDto, nullable: true }) why: Words | null;
}

export class ReplyGivenDto {
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: [String], description: 'What else is open to the petitioner: codes of the city' })
  remedies: string[];
}

export class ReleaseGivenDto {
  @ApiProperty() how: string;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class CasePageDto extends CaseCardDto {
  @ApiProperty() description: string;
  @ApiProperty(SHARED) sharedDescription: string | null;
  @ApiProperty(SHARED) sharedPlace: string | null;
  @ApiProperty({ type: [AttributeDto] }) attributes: AttributeDto[];
  @ApiProperty({ type: [ReportAnswerDto] }) answers: ReportAnswerDto[];
  @ApiProperty({ type: Number, nullable: true }) lng: number | null;
  @ApiProperty({ type: Number, nullable: true }) lat: number | null;
  @ApiProperty({ type: [CaseContactDto] }) contacts: CaseContactDto[];
  /** Who it is, only POST petitioner tells, on a ground, and records that it was read. */
  @ApiProperty() hasPetitioner: boolean;
  @ApiProperty({ type: IdentityDto }) identity: IdentityDto;
  /** The citizen agreed to be called by the agency that acts. */
  @ApiProperty() contactConsent: boolean;
  /** Who reported is protected. */
  @ApiProperty() confidential: boolean;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'For the centre only' })
  reportedAgency: NamedDto | null;
  /** Whether the citizen has been told of the result; null: nobody was to be called. */
  @ApiProperty({ type: CitizenToldDto, nullable: true }) told: CitizenToldDto | null;
  /** Null: nobody has asked by its password how far it is. */
  @ApiProperty({ type: StatusReadDto, nullable: true }) statusRead: StatusReadDto | null;
  @ApiProperty({ type: [LegDto] }) workOrders: LegDto[];
  /** Cases it came from, and that came of it. */
  @ApiProperty({ type: [CaseLinkDto] }) links: CaseLinkDto[];
  /** What it was merged into, and what was merged into it. */
  @ApiProperty({ type: CaseIncidentDto }) incident: CaseIncidentDto;
  /** From the first to the last. */
  @ApiProperty({ type: [CasePauseDto] }) pauses: CasePauseDto[];
  /** What the limit that runs may rest for. */
  @ApiProperty({ enum: PAUSE_REASONS, isArray: true }) mayWaitFor: PauseReason[];
  /** From the first to the last. */
  @ApiProperty({ type: [ExtensionDto] }) extensions: ExtensionDto[];
  /** Null: this person cannot ask for more time now. */
  @ApiProperty({ type: ExtendableDto, nullable: true }) extendable: ExtendableDto | null;
  /** Why not, to whom it is no action at all: null. */
  @ApiProperty({ type: WordsDto, nullable: true }) notExtendable: Words | null;
  /** Who has it, and what has become of it between agencies. */
  @ApiProperty({ type: WhereaboutsDto }) whereabouts: WhereaboutsDto;
  /** From the first to the last. */
  @ApiProperty({ type: [ReturnDto] }) returns: ReturnDto[];
  /** From the first to the last. */
  @ApiProperty({ type: [ArbitrationDto] }) arbitrations: ArbitrationDto[];
  /** What belongs to a petition by law; null: it is none. */
  @ApiProperty({ type: PetitionDto, nullable: true }) petition: PetitionDto | null;
  @ApiProperty({ type: CaseDecisionDto, nullable: true, description: 'Null: it is none' })
  decision: CaseDecisionDto | null;
  /** Newest first. */
  @ApiProperty({ type: [EntryDto] }) timeline: EntryDto[];
  @ApiProperty({ type: [ActionDto] }) actions: ActionDto[];
  /** The one in force: none while it was sent back, or the case was reopened. The timeline keeps them all. */
  @ApiProperty({ type: ReplyGivenDto, nullable: true }) reply: ReplyGivenDto | null;
  @ApiProperty({ type: ReleaseGivenDto, nullable: true }) release: ReleaseGivenDto | null;
}
