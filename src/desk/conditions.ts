import { HOLDS } from '../access/holding.sql.js';
import type { CaseScope } from './row-scope.rules.js';

/** Conditions of a statement that is put together from what was asked; values only ever go in as parameters. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** The place of a value in the statement. */
  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  equals(column: string, value: unknown): void {
    if (value !== undefined) this.add(`${column} = ${this.place(value)}`);
  }

  oneOf(column: string, values: readonly string[] | undefined): void {
    if (values) this.add(`${column} = any(${this.place(values)})`);
  }

  get where(): string {
    return this.parts.length === 0 ? '' : `where ${this.parts.join(' and ')}`;
  }
}

/** Of `case_file c`: only cases that these agencies have, in these districts. */
export function narrowTo(asked: Conditions, { agencies, districts, withoutConfidential }: CaseScope): void {
  if (agencies) {
    const leg = `select 1 from work_order w where w.case_id = c.id and w.agency = any(${asked.place(agencies)})`;
    asked.add(`exists (${leg} and ${HOLDS})`);
  }
  asked.oneOf('c.district', districts);
  if (withoutConfidential) asked.add('not c.confidential');
}

/** Of `case_file c`. Replayed cases live in their own time: they are neither open nor due now. */
export const LIVING = `c.origin <> 'replay'`;
