import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lets a contractor act on one work order without an account. Its times are the database's, as those of sessions. */
@Entity('contractor_link')
export class ContractorLink {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') workOrderId: string;
  /** The firm or person, as the officer named them. */
  @Column('text') contractor: string;
  /** Of the case: those that the officer lets the contractor see. */
  @Column('jsonb') photos: string[];
  /** SHA-256. The token itself is shown once and kept nowhere. */
  @Column('bytea') tokenHash: Buffer;
  @Column('uuid') madeBy: string;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) arrivedAt: Date | null;
  /** The contractor says that it is done; the officer has still to report it. */
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
