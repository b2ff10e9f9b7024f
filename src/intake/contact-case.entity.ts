import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which cases a contact opened or joined. */
@Entity('contact_case')
export class ContactCase {
  @PrimaryColumn('uuid') contactId: string;
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') relation: 'opened' | 'joined';
}
