/** Conditions of a statement that is put together from what was asked; values only ever go in as parameters. */
export class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];

  /** What the statement itself names: `$1`, `$2`, … */
  constructor(...values: unknown[]) {
    this.values = values;
  }

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
