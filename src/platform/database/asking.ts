/** What only asks needs of a database: `Database` has it, and so has a bare connection. */
export interface Asking {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}
