import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something was deleted: of what, by which rule, after which proposal. Ids and codes only; append-only. */
@Entity('deletion_log')
export class Deletion {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') proposalId: string;
  @Column('text') what: 'person' | 'texts' | 'attachment';
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text', { nullable: true }) number: string | null;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** Of suspected bullying. */
  @Column('uuid', { nullable: true }) reportId: string | null;
  @Column('uuid', { nullable: true }) attachmentId: string | null;
  @Column('text') rule: string;
}
