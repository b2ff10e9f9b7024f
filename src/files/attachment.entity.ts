import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileKind } from './document-types.rules.js';

/** A picture, made anew from what was uploaded and without its metadata; or a document, byte by byte as it came. */
@Entity('attachment')
export class Attachment {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: FileKind;
  @Column('text') mime: string;
  /** Bytes. */
  @Column('integer') size: number;
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  /** Of a scan: how many of its pages can be looked at. */
  @Column('integer', { nullable: true }) pages: number | null;
  /** Sealed. As its sender called it, without what a name must not have; pictures have none. */
  @Column('bytea', { nullable: true }) name: Buffer | null;
  /** Of the kept content, in hex: tells whether the file is still the one that was reported with. */
  @Column('text') sha256: string;
  /** Somebody who was signed in, or a contractor by their link; neither: it came through a door. */
  @Column('uuid', { nullable: true }) uploadedBy: string | null;
  @Column('uuid', { nullable: true }) contractorLinkId: string | null;
  @Column('timestamptz') uploadedAt: Date;
  /** What it waits with beyond a day, such as a letter that is not confirmed yet. */
  @Column('uuid', { nullable: true }) heldFor: string | null;
  /** What a citizen brought with them. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  /** Stays at the centre: it may show who asks. */
  @Column('boolean') withheld: boolean;
  /** None until a note or a report claims it. */
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid', { nullable: true }) workOrderId: string | null;
  @Column('uuid', { nullable: true }) entryId: string | null;
  /** Of a photo that an agency reports with. */
  @Column('text', { nullable: true }) shows: 'before' | 'after' | null;
  /** By the camera that took it, where it said so. */
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
  @Column('double precision', { nullable: true }) takenLng: number | null;
  @Column('double precision', { nullable: true }) takenLat: number | null;
}
