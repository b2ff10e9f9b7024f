import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INSPECTION_STATES = ['planned', 'held', 'declined'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** Reported again and again (連續通報), or grave (缺失情節重大). */
export const WHYS = ['repeated', 'grave'] as const;
export type Why = (typeof WHYS)[number];

export const FINDINGS = ['in_order', 'flaws', 'grave_flaws'] as const;
export type Finding = (typeof FINDINGS)[number];

/** 不預先通知查核: what was decided about reports of public works that belong together, and what was found on site. */
@Entity('inspection')
export class Inspection {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') state: InspectionState;
  @Column('text') why: Why;
  @Column('timestamptz') decidedAt: Date;
  @Column('uuid') decidedBy: string;
  /** Why it is not inspected. */
  @Column('text', { nullable: true }) reason: string | null;
  /** ISO date. */
  @Column('date', { nullable: true }) heldOn: string | null;
  @Column('text', { nullable: true }) finding: Finding | null;
  @Column('text', { nullable: true }) result: string | null;
  @Column('timestamptz', { nullable: true }) recordedAt: Date | null;
  @Column('uuid', { nullable: true }) recordedBy: string | null;
}
