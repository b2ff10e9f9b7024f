import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who asked. Every column that says something about the person is sealed; the hashes are keyed. */
@Entity('citizen')
export class Citizen {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { nullable: true }) name: Buffer | null;
  @Column('bytea', { nullable: true }) phone: Buffer | null;
  @Column('bytea', { nullable: true }) email: Buffer | null;
  @Column('bytea', { nullable: true }) address: Buffer | null;
  /** Of the number's one spelling. */
  @Column('bytea', { nullable: true }) phoneHash: Buffer | null;
  @Column('bytea', { nullable: true }) emailHash: Buffer | null;
  @Column('timestamptz') recordedAt: Date;
  /** When everything above was deleted. */
  @Column('timestamptz', { nullable: true }) anonymisedAt: Date | null;
}
