import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What who reported answered to a question of the city's. */
@Entity('report_answer')
export class ReportAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('integer') rank: number;
  @Column('text') code: string;
  /** As it was asked then. */
  @Column('jsonb') question: { name: string; nameEn: string };
  @Column('text') answer: string;
  /** What others than the centre read; null: `answer`. */
  @Column('text', { nullable: true }) sharedAnswer: string | null;
}
