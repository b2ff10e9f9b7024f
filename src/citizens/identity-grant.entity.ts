import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Grounds that somebody is given; consent is no grant, it is asked of the case each time. */
export type GrantedGround = 'caller' | 'call_back' | 'unsealed' | 'request';

/** Why somebody may know who a citizen is, and for how long. */
@Entity('identity_grant')
export class IdentityGrant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  /** Null: a search that found nobody. */
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** Null: whatever this citizen asked, for they are on the telephone. */
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text') ground: GrantedGround;
  /** The search, call-back or unsealing it comes from. */
  @Column('uuid') sourceId: string;
  @Column('timestamptz') fromAt: Date;
  /** Null: until it is ended. */
  @Column('timestamptz', { nullable: true }) untilAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
