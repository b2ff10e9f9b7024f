import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, LinkKind, Origin } from '../events.js';

/** What statistics know of a case. Kept from the log alone, so that it can be built again from it. */
@Entity('fact_case')
export class FactCase {
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') number: string;
  @Column('text') kind: CaseKind;
  @Column('text') category: string;
  /** As first recorded; `category` is the present one. */
  @Column('text') firstCategory: string;
  @Column('text', { nullable: true }) district: string | null;
  /** Who has it, had it last, or is meant to get it; none while nobody is known. */
  @Column('text', { nullable: true }) agency: string | null;
  /** Whose of the agency it is: who acknowledged it, took it over, or was given it. */
  @Column('uuid', { nullable: true }) officer: string | null;
  @Column('text') channel: string;
  @Column('text') origin: Origin;
  /** Counted like any other; named to assigned staff only. */
  @Column('boolean') confidential: boolean;
  /** Imported: when who did what is not known, so it is left out of what counts hours. */
  @Column('boolean') untimed: boolean;
  /** In which it came in. */
  @Column('uuid', { nullable: true }) surgeId: string | null;
  @Column('text') state: string;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') openedAt: Date;
  /** First times stay when a case is recalled or reopened. */
  @Column('timestamptz', { nullable: true }) firstDispatchedAt: Date | null;
  @Column('timestamptz', { nullable: true }) firstDeliveredAt: Date | null;
  @Column('timestamptz', { nullable: true }) firstAcknowledgedAt: Date | null;
  /** Reported by the agency; a petition: replied. A report that was sent back was none. */
  @Column('timestamptz', { nullable: true }) firstReportedAt: Date | null;
  @Column('timestamptz', { nullable: true }) firstReleasedAt: Date | null;
  /** The release that stands: none while the case is open (again). */
  @Column('timestamptz', { nullable: true }) releasedAt: Date | null;
  /** Its place in the log. */
  @Column('bigint', { nullable: true }) releasePosition: number | null;
  @Column('text', { nullable: true }) how: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('integer') reopened: number;
  /** Changes from one agency to another; the first agency is none. */
  @Column('integer') reassigned: number;
  @Column('integer') recategorised: number;
  /** By agencies, with approval; reassignments away are counted apart. */
  @Column('integer') returned: number;
  @Column('integer') arbitrated: number;
  /** 催辦 and 稽催 by people; what clocks tell by themselves is not counted here. */
  @Column('integer') reminders: number;
  @Column('integer') chases: number;
  /** How often another agency was asked (會辦). */
  @Column('integer') coHandled: number;
  /** Drawn for inspection after a release, and what was found. */
  @Column('integer') sampled: number;
  @Column('integer') sampleAccepted: number;
  @Column('integer') sampleRejected: number;
  /** What the agency last reported that stands; of a converted case `converted`. */
  @Column('text', { nullable: true }) outcome: string | null;
  /** The petition it became, and when; counted as open until that is answered (`settledAt`). */
  @Column('uuid', { nullable: true }) convertedTo: string | null;
  @Column('timestamptz', { nullable: true }) convertedAt: Date | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
  /** The case it belongs to by now (併案), and since when. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  @Column('timestamptz', { nullable: true }) mergedAt: Date | null;
  /** How it came of another case; none: it came from a contact. */
  @Column('text', { nullable: true }) openedAs: LinkKind | null;
  /** How a converted case was settled: as its petition was answered, withdrawn, not handled or transferred. */
  @Column('text', { nullable: true }) settledAs: string | null;
  /** Ended without an answer to its matter; `state` says whether it was not handled or transferred. */
  @Column('timestamptz', { nullable: true }) disposedAt: Date | null;
  /** Of the city's grounds for not handling a petition. */
  @Column('text', { nullable: true }) ground: string | null;
  /** To whom it went outside the city. */
  @Column('text', { nullable: true }) transferredTo: string | null;
  /** Of how many earlier petitions it is the repetition. */
  @Column('integer') repeats: number;
  /** How often the citizen supplied what was asked for. */
  @Column('integer') supplemented: number;
  /** How often a message about it did not arrive. */
  @Column('integer') undelivered: number;
}
