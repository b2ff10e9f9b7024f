import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SamplingWeights } from './draw.rules.js';

/** 抽查: released cases of a period were drawn. By its seed and weights the draw can be made again. */
@Entity('sampling')
export class Sampling {
  @PrimaryColumn('uuid') id: string;
  /** Days of the release, both included. */
  @Column('date') fromOn: string;
  @Column('date') untilOn: string;
  /** How many were asked for. */
  @Column('integer') asked: number;
  @Column('text') seed: string;
  @Column('jsonb') weights: SamplingWeights;
  /** Releases that could be drawn. */
  @Column('integer') population: number;
  @Column('integer') drawn: number;
  @Column('timestamptz') drawnAt: Date;
  @Column('uuid') drawnBy: string;
}
