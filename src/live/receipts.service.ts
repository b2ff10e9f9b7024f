import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { permits } from '../access/rights.js';
import type { Staff } from '../access/staff.js';
import { newId } from '../platform/ids.js';
import { runInContext } from '../platform/request/context.js';
import type { Receipt } from './handshake.rules.js';
import { OrdersInLogQuery } from './orders-in-log.query.js';
import { RECEIPTS, type Receipts } from './receipts.js';

const GATHER_MS = 20;
/** Of one person in one batch; more is no screen. */
const MOST_AT_ONCE = 2000;

interface Batch {
  staff: Staff;
  workOrderIds: Set<string>;
  positions: Set<number>;
}

/** Gathers what screens confirm and stores it in batches: ten officers who see an order make one receipt. */
@Injectable()
export class ReceiptsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReceiptsService.name);
  private receipts: Receipts;
  private batches = new Map<string, Batch>();
  private timer: NodeJS.Timeout | null = null;
  private storing = Promise.resolve();
  private isClosing = false;

  constructor(
    private readonly modules: ModuleRef,
    private readonly orders: OrdersInLogQuery,
  ) {}

  onModuleInit(): void {
    this.receipts = this.modules.get<Receipts>(RECEIPTS, { strict: false });
  }

  note(staff: Staff, { position, workOrderId }: Receipt): void {
    if (this.isClosing || !permits(staff, 'workorder.receive', { agency: staff.agency })) return;
    const batch = this.batches.get(staff.id) ?? { staff, workOrderIds: new Set(), positions: new Set() };
    this.batches.set(staff.id, batch);
    if (batch.workOrderIds.size + batch.positions.size >= MOST_AT_ONCE) return;
    if (workOrderId !== undefined) batch.workOrderIds.add(workOrderId);
    if (position !== undefined) batch.positions.add(position);
    this.timer ??= setTimeout(() => void this.storeNext(), GATHER_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    await this.storeNext();
  }

  /** One batch after the other: receipts never take more than one connection from those who work. */
  private storeNext(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.storing = this.storing.then(() => this.store());
    return this.storing;
  }

  private async store(): Promise<void> {
    const batches = [...this.batches.values()];
    this.batches = new Map();
    try {
      const named = await this.orders.at(batches.flatMap(({ positions }) => [...positions]));
      const stored = new Set<string>();
      for (const { staff, workOrderIds, positions } of batches) {
        const orders = [...workOrderIds, ...[...positions].flatMap(position => named.get(position) ?? [])];
        const fresh = orders.filter(id => !stored.has(`${staff.agency} ${id}`));
        await this.receive(fresh, staff);
        for (const id of fresh) stored.add(`${staff.agency} ${id}`);
      }
    } catch (error) {
      // Unconfirmed orders are phoned: nothing is lost but the proof that a screen showed them.
      this.logger.error(`Receipts were not stored: ${(error as Error).message}`, (error as Error).stack);
    }
  }

  private async receive(workOrderIds: string[], staff: Staff): Promise<void> {
    if (workOrderIds.length === 0) return;
    const { id, role, agency } = staff;
    const kind = staff.only ? 'machine' : 'staff';
    await runInContext({ requestId: newId(), actor: { kind, id, role, agency } }, () =>
      this.receipts.receive(workOrderIds, staff),
    );
  }
}
