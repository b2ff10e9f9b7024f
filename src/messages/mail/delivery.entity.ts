import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `deferred`: it is tried again. `bounced`: another server sent it back after it had left. */
export const DELIVERY_RESULTS = ['sent', 'deferred', 'refused', 'bounced'] as const;
export type DeliveryResult = (typeof DELIVERY_RESULTS)[number];

/** One attempt to send a message, or what came back of one. */
@Entity('delivery')
export class Delivery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') messageId: string;
  @Column('text') result: DeliveryResult;
  /** `550 5.1.1`, `ECONNECTION`: what servers write beside it repeats addresses. */
  @Column('text', { nullable: true }) code: string | null;
  @Column('timestamptz') triedAt: Date;
}
