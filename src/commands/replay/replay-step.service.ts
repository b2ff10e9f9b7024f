import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { RecategoriseService } from '../../cases/recategorise.service.js';
import { WithdrawService } from '../../cases/withdraw.service.js';
import { CityService } from '../../city/city.service.js';
import { ReleaseService } from '../../closure/release.service.js';
import { ReopenService } from '../../closure/reopen.service.js';
import { AcknowledgeService } from '../../dispatch/acknowledge.service.js';
import { ReassignService } from '../../dispatch/reassign.service.js';
import { ReportService } from '../../dispatch/report.service.js';
import { RoutingService } from '../../dispatch/routing.service.js';
import type { WorkOrderActed } from '../../dispatch/work-order.dto.js';
import { ContactService } from '../../intake/contact.service.js';
import { Database } from '../../platform/database/database.js';
import type { ReplayStep } from './line.rules.js';
import { descriptionOf, type ReplayedCase, type Standing } from './replayed-case.js';
import { levelOf, type Move, movesBack, movesTo, releaseWay } from './steps.rules.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const CENTRE: Asker = { id: NOBODY, role: 'supervisor', agency: null };
const REASON = 'replay';

/** Sends one step of a real case through the services that the API calls. The time is the step's. */
@Injectable()
export class ReplayStepService {
  /** Unit names the city profile does not know, and how often they came. */
  readonly unknownUnits = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly contacts: ContactService,
    private readonly routing: RoutingService,
    private readonly reassigning: ReassignService,
    private readonly recategorising: RecategoriseService,
    private readonly acknowledging: AcknowledgeService,
    private readonly reporting: ReportService,
    private readonly releasing: ReleaseService,
    private readonly reopening: ReopenService,
    private readonly withdrawing: WithdrawService,
  ) {}

  async apply(one: ReplayedCase, step: ReplayStep): Promise<void> {
    const agency = this.agencyOf(step.unit);
    one.standing ??= await this.open(one, step, agency);
    const { standing } = one;
    await this.recategorise(standing, this.categoryOf(one, step));
    // Back to the centre, or reopened, before the agency changes: the change is of what is then there.
    for (const move of movesBack(step.status, standing.state)) await this.move(one, move, agency);
    if (agency && agency !== standing.agency) await this.changeAgency(one, agency);
    const wasReported = standing.state === 'reported';
    for (const move of movesTo(step.status, standing.state)) {
      const unit = agency ?? standing.agency ?? this.instead(one, step);
      // Nobody to send it to: it stays in the tray until the feed names a unit.
      if (move === 'route' && !unit) break;
      await this.move(one, move, unit, wasReported);
    }
  }

  private async open({ line }: ReplayedCase, step: ReplayStep, agency: string | null): Promise<Standing> {
    const category = line.itemCode && this.city.category(line.itemCode) ? line.itemCode : null;
    const answer = await this.contacts.record(
      {
        channel: 'phone',
        outcome: 'recorded',
        receivedAt: line.createdAt.toISOString(),
        cases: [
          {
            category: category ?? this.city.categoryByAlias(step.item)?.code ?? null,
            kind: 'dispatch',
            district: this.city.districtByName(line.district)?.code,
            description: descriptionOf(line),
            place: line.told?.place ?? undefined,
            ...line.told?.point,
            agency: agency ?? undefined,
          },
        ],
      },
      CENTRE,
      {
        origin: 'replay',
        sourceReference: line.fileNo,
        ...(line.told && { untimed: true as const }),
        draft: step.status === 1 || step.status === 9 || !agency,
      },
    );
    const [opened] = answer.cases;
    if (!opened) throw new Error(`Case ${line.fileNo} was not opened.`);
    return this.standingOf(opened.number);
  }

  /** As the system has it. */
  async standingOf(number: string): Promise<Standing> {
    const [row] = await this.database.query<Omit<Standing, 'workOrder'>>(
      'select number, state, version, category, agency from case_file where number = $1',
      [number],
    );
    if (!row) throw new Error(`Case ${number} is gone.`);
    return { ...row, workOrder: null };
  }

  private categoryOf({ standing }: ReplayedCase, { item }: ReplayStep): string {
    if (!item) return standing?.category as string;
    return this.city.categoryByAlias(item)?.code ?? this.city.uncategorised('dispatch').code;
  }

  private async recategorise(standing: Standing, category: string): Promise<void> {
    if (category === standing.category) return;
    const { number, version } = standing;
    Object.assign(standing, await this.recategorising.recategorise(number, { version, category }, CENTRE), {
      category,
    });
  }

  private async changeAgency({ standing }: { standing: Standing | null }, agency: string): Promise<void> {
    if (!standing || levelOf(standing.state) === null) return;
    const { number } = standing;
    if (standing.state === 'recorded') {
      await this.routing.propose(number, agency);
    } else {
      if (standing.state === 'released') {
        const taken = await this.releasing.takeBack(
          number,
          { version: standing.version, reason: REASON },
          CENTRE,
        );
        Object.assign(standing, taken);
      }
      const dto = { version: standing.version, agency, reason: REASON };
      Object.assign(standing, await this.reassigning.reassign(number, dto, CENTRE));
    }
    Object.assign(standing, { agency, workOrder: null });
  }

  private async move(one: ReplayedCase, move: Move, unit: string | null, wasReported = false): Promise<void> {
    const standing = one.standing as Standing;
    const { number, version } = standing;
    const reasoned = { version, reason: REASON };
    const agency = unit ?? (standing.agency as string);
    switch (move) {
      case 'route':
        Object.assign(standing, await this.routing.sendTo(number, { version, agency }, CENTRE), { agency });
        break;
      case 'recall':
        Object.assign(standing, await this.reassigning.recall(number, reasoned, CENTRE), { workOrder: null });
        break;
      case 'release': {
        const { told, closingKind } = one.line;
        const how = told?.how ?? releaseWay(closingKind);
        // What was reported before it was written down what was done is told of the release.
        const note = (wasReported && told?.handling) || undefined;
        Object.assign(standing, await this.releasing.release(number, { version, how, note }, CENTRE), {
          workOrder: null,
        });
        break;
      }
      case 'take-back-release':
        Object.assign(standing, await this.releasing.takeBack(number, reasoned, CENTRE));
        break;
      case 'reopen':
        Object.assign(standing, await this.reopening.reopen(number, reasoned, CENTRE), { workOrder: null });
        break;
      case 'withdraw':
        Object.assign(standing, await this.withdrawing.withdraw(number, reasoned, CENTRE), {
          workOrder: null,
        });
        break;
      default:
        await this.moveLeg(standing, move, one.line.told?.handling ?? '處理完成');
    }
  }

  private async moveLeg(
    standing: Standing,
    move: 'acknowledge' | 'unacknowledge' | 'report',
    text: string,
  ): Promise<void> {
    const { id, version } = standing.workOrder ?? (await this.openLeg(standing.number));
    const officer: Asker = { id: NOBODY, role: 'officer', agency: standing.agency };
    let acted: WorkOrderActed;
    if (move === 'acknowledge') acted = await this.acknowledging.acknowledge(id, { version }, officer);
    else if (move === 'unacknowledge') {
      acted = await this.acknowledging.unacknowledge(id, { version, reason: REASON }, officer);
    } else acted = await this.reporting.report(id, { version, outcome: 'done', text }, officer);
    Object.assign(standing, acted.case, { workOrder: { id, version: acted.version } });
  }

  private async openLeg(number: string): Promise<{ id: string; version: number }> {
    const [leg] = await this.database.query<{ id: string; version: number }>(
      `select w.id, w.version from work_order w join case_file c on c.id = w.case_id
        where c.number = $1 and w.role = 'lead' and w.state <> 'closed'`,
      [number],
    );
    if (!leg) throw new Error(`Case ${number} has no open leg.`);
    return leg;
  }

  /** A unit that the profile does not know had it all the same: whoever the rules name stands for it, or the centre. */
  private instead({ line, standing }: ReplayedCase, { unit, status }: ReplayStep): string | null {
    // An old system that names nobody says all the same that somebody had it.
    if (!unit && !(line.told && status > 2)) return null;
    const district = this.city.districtByName(line.district)?.code ?? null;
    const { agency } = this.city.route({ category: (standing as Standing).category, district });
    return agency?.code ?? this.city.city.centre;
  }

  private agencyOf(unit: string): string | null {
    if (!unit) return null;
    const agency = this.city.agencyByUnitName(unit);
    if (!agency) this.unknownUnits.set(unit, (this.unknownUnits.get(unit) ?? 0) + 1);
    return agency?.code ?? null;
  }
}
