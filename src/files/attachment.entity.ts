import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A picture as it is kept: made anew from what was uploaded, without its metadata. */
@Entity('attachment')
export class Attachment {
  @PrimaryColumn('uuid') id: string;
  @Column('text') mime: string;
  /** Bytes. */
  @Column('integer') size: number;
  @Column('integer') width: number;
  @Column('integer') height: number;
  /** Of the kept picture, in hex: tells whether the file is still the one that was reported with. */
  @Column('text') sha256: string;
  /** Somebody who was signed in, or a contractor by their link. */
  @Column('uuid', { nullable: true }) uploadedBy: string | null;
  @Column('uuid', { nullable: true }) contractorLinkId: string | null;
  @Column('timestamptz') uploadedAt: Date;
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
