import type TestAgent from 'supertest/lib/agent.js';
import type { CaseActionName, CaseState } from '../../src/cases/case-actions.rules.js';
import type { AskedKind } from '../../src/events.js';
import { type Hotline, type Page, post } from './hotline.js';
import { signIn } from './people.js';

/** Of each kind: what is recorded, who gets it, who else could have it, and what it may wait for. */
export const KINDS = {
  dispatch: {
    category: 'LT01',
    other: 'RD01',
    agency: 'maintenance',
    elsewhere: 'water-resources',
    waits: 'parts',
  },
  petition: {
    category: 'PEN01',
    other: 'PEN02',
    agency: 'environment',
    elsewhere: 'police',
    waits: 'citizen',
  },
} as const;

export interface Target {
  kind: AskedKind;
  number: string;
  version: number;
  /** The order that is open, or was the last. */
  order: { id: string; version: number };
  page: Page;
  /** Another one at the same agency, which may lead it. */
  lead: string;
  /** What was drawn of it, if anything was. */
  sample: { id: string; version: number } | null;
}

interface Door {
  path: string;
  body: object;
}

const onCase =
  (action: string, body: (on: Target) => object = () => ({})) =>
  (on: Target): Door => ({
    path: `/api/cases/${on.number}/actions/${action}`,
    body: { version: on.version, ...body(on) },
  });
const onOrder =
  (action: string, body: (on: Target) => object = () => ({})) =>
  (on: Target): Door => ({
    path: `/api/work-orders/${on.order.id}/actions/${action}`,
    body: { version: on.order.version, ...body(on) },
  });
const onRequest =
  (of: 'returns' | 'arbitrations', action: string, body: (on: Target) => object = () => ({})) =>
  (on: Target): Door => {
    const { id, version } = on.page[of].at(-1) ?? { id: on.order.id, version: 1 };
    return { path: `/api/${of}/${id}/actions/${action}`, body: { version, ...body(on) } };
  };

const onDisposition =
  (action: string) =>
  (on: Target): Door => {
    const { id, version } = on.page.petition?.dispositions.at(-1) ?? { id: on.order.id, version: 1 };
    return { path: `/api/dispositions/${id}/actions/${action}`, body: { version } };
  };

const onSample =
  (action: string) =>
  ({ order, sample }: Target): Door => ({
    path: `/api/samples/${sample?.id ?? order.id}/actions/${action}`,
    body: {
      version: sample?.version ?? 1,
      answers: ['photos', 'done', 'told', 'plain'].map(code => ({
        code,
        ok: action === 'accept' || code !== 'done',
      })),
      opinion: '現場查看',
    },
  });

const reason = () => ({ reason: '依規定' });

/** How each action is asked for over HTTP; one that is added to the table is added here, or this does not compile. */
export const DOORS: Record<CaseActionName, (on: Target) => Door> = {
  route: onCase('route', ({ kind }) => ({ agency: KINDS[kind].elsewhere })),
  recall: onCase('recall', reason),
  reassign: onCase('reassign', ({ kind }) => ({ ...reason(), agency: KINDS[kind].elsewhere })),
  recategorise: onCase('recategorise', ({ kind }) => ({ category: KINDS[kind].other })),
  'send-back': onCase('send-back', reason),
  release: onCase('release', () => ({ how: 'sms' })),
  'take-back-release': onCase('take-back-release', reason),
  reopen: onCase('reopen', reason),
  withdraw: onCase('withdraw', reason),
  'open-petition': onCase('open-petition', () => ({ category: 'PEN01', text: '請另行說明' })),
  note: onCase('note', () => ({ text: '備註' })),
  merge: onCase('merge', ({ lead }) => ({ into: lead })),
  unmerge: onCase('unmerge', reason),
  split: onCase('split', ({ page }) => ({
    ...reason(),
    members: [page.incident.members[0]?.number ?? 'D20200101-00001-1'],
  })),
  'release-member': onCase('release-member', () => ({ how: 'sms' })),
  'plan-visit': ({ number, version }) => ({
    path: `/api/cases/${number}/site-visits`,
    body: {
      version,
      kind: 'reinspection',
      at: '2026-11-20T10:00:00+08:00',
      place: '現場',
      invited: [],
      text: '會勘',
    },
  }),
  acknowledge: onOrder('acknowledge'),
  unacknowledge: onOrder('unacknowledge', reason),
  arrive: onOrder('arrive'),
  report: onOrder('report', () => ({ outcome: 'cannot_act', text: '非本市權責', legalBasis: '公路法第3條' })),
  reply: onOrder('reply', () => ({ text: '已處理' })),
  convert: onOrder('convert', () => ({ category: 'PEN01', text: '需跨機關研議' })),
  pause: onOrder('pause', ({ kind }) => ({ reason: KINDS[kind].waits, text: '等候' })),
  resume: onOrder('resume'),
  return: onOrder('return', () => ({ code: 'other_agency', opinion: '非本機關權責' })),
  'approve-return': onRequest('returns', 'approve'),
  dispute: onOrder('dispute', () => ({ opinion: '有爭議' })),
  'co-handle': onCase('co-handle', ({ page }) => ({
    // Who was not asked yet.
    agencies: [page.workOrders.some(({ role }) => role === 'co_handling') ? 'public-works' : 'transport'],
    question: '請表示意見',
  })),
  'accept-sample': onSample('accept'),
  'reject-sample': onSample('reject'),
  remind: onCase('remind', () => ({ text: '民眾來電催促' })),
  chase: onOrder('chase', () => ({ text: '請說明' })),
  'answer-chase': onOrder('answer-chase', () => ({ text: '料件未到' })),
  'take-over': onOrder('take-over', reason),
  arbitrate: onRequest('arbitrations', 'decide', ({ kind }) => ({
    ...reason(),
    agency: KINDS[kind].elsewhere,
  })),
  'not-handle': onCase('not-handle', () => ({ ground: 'no_content', opinion: '內容空白' })),
  'approve-not-handling': onDisposition('approve-not-handling'),
  transfer: onCase('transfer', () => ({ authority: 'tainan', opinion: '屬臺南市權責' })),
  'approve-transfer': onDisposition('approve-transfer'),
  'link-repeat': onCase('link-repeat', () => ({ earlier: ['P20261101-00001-1'] })),
  'record-oral': onCase('record-oral', () => ({ text: '陳情人口述' })),
  supplement: onCase('supplement', () => ({ text: '照片', suppliedBy: 'petitioner', channel: 'phone' })),
};

/** What a case can be found in, and how it gets there. After its states: what is still to be decided, or done by others. */
export type Situation =
  | CaseState
  | ('return asked' | 'arbitration open' | 'disposition asked' | 'chased')
  | ('co-handled' | 'leading' | 'sampled');

/** Brings cases into any situation, by people of their agency. */
export class Situations {
  /** Of each agency one case that leads what is merged into it. */
  private readonly leads = new Map<string, string>();

  private constructor(
    private readonly hotline: Hotline,
    private readonly officers: Record<AskedKind, TestAgent>,
    private readonly chiefs: Record<string, TestAgent>,
    private readonly commission: TestAgent,
  ) {}

  static async of(hotline: Hotline): Promise<Situations> {
    const { app } = hotline.server;
    const { dispatch, petition } = KINDS;
    const officer = async (agency: string) => signIn(app, 'officer', agency);
    return new Situations(
      hotline,
      { dispatch: await officer(dispatch.agency), petition: await officer(petition.agency) },
      {
        [dispatch.agency]: await signIn(app, 'agency_chief', dispatch.agency),
        [petition.agency]: await signIn(app, 'agency_chief', petition.agency),
        [dispatch.elsewhere]: await signIn(app, 'agency_chief', dispatch.elsewhere),
        [petition.elsewhere]: await signIn(app, 'agency_chief', petition.elsewhere),
      },
      await signIn(app, 'commission'),
    );
  }

  async make(kind: AskedKind, situation: Situation): Promise<Target> {
    // What came by letter weeks ago is late as soon as it is typed.
    const letter = { channel: 'letter', receivedAt: '2026-10-26T10:00:00+08:00' };
    const number = await this.record(kind, KINDS[kind].agency, situation === 'chased' ? letter : {});
    await this.bring(kind, number, situation);
    // What is late already, and what becomes of the limits, is told now, not while it is looked at.
    if (situation === 'chased' || situation === 'co-handled') await this.hotline.server.settle();
    return this.look(kind, number);
  }

  async look(kind: AskedKind, number: string): Promise<Target> {
    const page = await this.hotline.page(number);
    const order = page.workOrder ?? page.workOrders.at(-1);
    if (!order) throw new Error(`${number} was never sent anywhere.`);
    const lead = await this.leadAt(page.agency?.code ?? KINDS.dispatch.agency);
    return { kind, number, version: page.version, order, page, lead, sample: await this.sampleOf(number) };
  }

  private async record(kind: AskedKind, agency: string, contact: object = {}): Promise<string> {
    const wish = { category: KINDS[kind].category, agency, district: '64000050' };
    return (await this.hotline.record(wish, contact)).number;
  }

  private async leadAt(agency: string): Promise<string> {
    const lead = this.leads.get(agency) ?? (await this.record('dispatch', agency));
    this.leads.set(agency, lead);
    return lead;
  }

  private async sampleOf(number: string): Promise<Target['sample']> {
    const { body } = await this.commission.get('/api/samples?state=drawn').expect(200);
    return body.items.find((one: { case: { number: string } }) => one.case.number === number) ?? null;
  }

  private async bring(kind: AskedKind, number: string, situation: Situation): Promise<void> {
    const { hotline } = this;
    const { agency, elsewhere, waits } = KINDS[kind];
    const [by, chief] = [this.officers[kind], this.chiefs[agency] as TestAgent];
    const act = async (name: CaseActionName, who = by, of = number): Promise<void> => {
      const { path, body } = DOORS[name](await this.look(kind, of));
      const { status, body: answer } = await post(who, path, body);
      if (status >= 300) throw new Error(`${name} of ${of}: ${status} ${JSON.stringify(answer)}`);
    };
    if (situation === 'dispatched' || situation === 'assigned') return;
    if (situation === 'recorded') return act('recall', hotline.supervisor);
    if (situation === 'withdrawn') return act('withdraw', hotline.supervisor);
    if (situation === 'merged') return act('merge', hotline.supervisor);
    if (situation === 'leading')
      return hotline.onCase(await this.record(kind, agency), 'merge', { into: number });
    if (situation === 'arbitration open') {
      await hotline.onCase(number, 'reassign', { agency: elsewhere, reason: '權責' });
      return act('dispute', this.chiefs[elsewhere]);
    }
    await act('acknowledge');
    if (situation === 'acknowledged') return;
    if (situation === 'waiting') return hotline.onOrder(number, 'pause', { reason: waits, text: '等候' }, by);
    if (situation === 'return asked') return act('return');
    if (situation === 'converted') return act('convert');
    if (situation === 'co-handled') return act('co-handle');
    if (situation === 'disposition asked') return act('not-handle');
    if (situation === 'not_handled') {
      await act('not-handle');
      return act('approve-not-handling', chief);
    }
    if (situation === 'transferred') {
      await act('transfer');
      return act('approve-transfer', chief);
    }
    if (situation === 'chased') return act('chase', chief);
    await act(kind === 'dispatch' ? 'report' : 'reply');
    if (situation === 'reported' || situation === 'replied') return;
    await act('release', hotline.supervisor);
    if (situation === 'sampled') await this.draw();
  }

  private async draw(): Promise<void> {
    const wish = { from: '2026-11-13', until: '2026-11-13', count: 100 };
    await post(this.commission, '/api/samplings', wish).expect(201);
  }
}
