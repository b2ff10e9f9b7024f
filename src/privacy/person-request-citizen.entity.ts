import { Entity, PrimaryColumn } from 'typeorm';

/** A request and one of the rows that are the person who asks: somebody who moved or changed number has several. */
@Entity('person_request_citizen')
export class PersonRequestCitizen {
  @PrimaryColumn('uuid') requestId: string;
  @PrimaryColumn('uuid') citizenId: string;
}
