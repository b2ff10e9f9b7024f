import { Injectable } from '@nestjs/common';
import { DemoStaffService } from '../access/demo-staff.service.js';
import { StaffService } from '../access/staff.service.js';
import { ContactService } from '../intake/contact.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { runInContext } from '../platform/request/context.js';
import { demoContacts } from './demo-contacts.js';

/** What a newcomer finds at the first start: people to sign in as, and a few cases to act on. */
@Injectable()
export class DemoService {
  constructor(
    private readonly demoStaff: DemoStaffService,
    private readonly staff: StaffService,
    private readonly contacts: ContactService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async prepare(): Promise<void> {
    const accounts = await this.demoStaff.ensureDemoStaff();
    const [found] = await this.database.query<{ some: boolean }>(
      'select exists (select 1 from contact) as some',
    );
    if (found?.some) return;
    const agent = await this.staff.byUsername(accounts.find(({ role }) => role === 'agent')?.username ?? '');
    if (!agent) throw new Error('The demo has no agent.');
    const me = { id: agent.id, role: agent.role, agency: agent.agency };
    const now = this.clock.now();
    for (const { minutesAgo, contact } of demoContacts) {
      const at = new Date(now.getTime() - minutesAgo * 60_000);
      await runInContext({ requestId: newId(), actor: { kind: 'staff', ...me } }, () =>
        this.clock.at(at, () => this.contacts.record(contact, me, { origin: 'demo' })),
      );
    }
  }
}
