import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time in which cases are taken under a rule set for storms. Of all that there were, one at most is on. */
@Entity('surge')
export class Surge {
  @PrimaryColumn('uuid') id: string;
  /** Its code in the profile. */
  @Column('text') ruleSet: string;
  @Column('text') reason: string;
  @Column('timestamptz') beganAt: Date;
  @Column('uuid') beganBy: string;
  /** As it was thought when it began: it ends when somebody ends it. */
  @Column('timestamptz') expectedEnd: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
}
