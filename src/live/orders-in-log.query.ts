import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Which work orders were told at which positions. */
@Injectable()
export class OrdersInLogQuery {
  constructor(private readonly database: Database) {}

  async at(positions: number[]): Promise<Map<number, string>> {
    if (positions.length === 0) return new Map();
    const rows = await this.database.query<{ position: number; workOrderId: string }>(
      `select position, payload->>'workOrderId' as "workOrderId"
         from event where position = any($1::bigint[]) and kind in ('workorder.dispatched', 'co-leg.asked')`,
      [[...new Set(positions)]],
    );
    return new Map(rows.map(({ position, workOrderId }) => [position, workOrderId]));
  }
}
