import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who sits at which telephone, and since when. */
@Entity('staff_extension')
export class StaffExtension {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') staffId: string;
  @Column('text') extension: string;
  @Column('timestamptz') fromAt: Date;
  @Column('timestamptz', { nullable: true }) untilAt: Date | null;
}
