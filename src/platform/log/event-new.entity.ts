import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An event as told, waiting for its position. The identity is drawn at insert, under the lock of its case. */
@Entity('event_new')
export class EventNew {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: number;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('text') kind: string;
  @Column('jsonb') actor: object;
  @Column('jsonb') payload: object;
}
