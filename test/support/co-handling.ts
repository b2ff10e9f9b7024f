import { expect } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, type Page, post } from './hotline.js';
import { signIn } from './people.js';

export const QUESTION = '請就貴管部分查復，聯絡人王曉鈴 0912-345-678';

export type CoLeg = Page['workOrders'][number] & { role: string; agency: { code: string } };

/** A hotline on Friday the 13th of November 2026; the environment bureau leads petitions of PEN01. */
export class CoHandling {
  private constructor(
    readonly hotline: Hotline,
    /** Of the environment bureau. */
    readonly officer: TestAgent,
    readonly transport: TestAgent,
    readonly water: TestAgent,
  ) {}

  static async open(): Promise<CoHandling> {
    const hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
    const { app } = hotline.server;
    return new CoHandling(
      hotline,
      await signIn(app, 'officer', 'environment'),
      await signIn(app, 'officer', 'transport'),
      await signIn(app, 'officer', 'water-resources'),
    );
  }

  /** Acknowledged by the environment bureau. */
  async petition(contact: object = {}): Promise<string> {
    const nowhere = {
      ...{ category: 'PEN01', description: '工廠夜間排放異味' },
      ...{ district: undefined, place: undefined },
    };
    const { number } = await this.hotline.record(nowhere, { channel: 'mailbox', ...contact });
    await this.hotline.onOrder(number, 'acknowledge', {}, this.officer);
    return number;
  }

  async ask(number: string, agencies: string[], by = this.hotline.supervisor) {
    const { version } = await this.hotline.page(number);
    return post(by, `/api/cases/${number}/actions/co-handle`, { version, agencies, question: QUESTION });
  }

  async asked(number: string, ...agencies: string[]): Promise<void> {
    const { status, body } = await this.ask(number, agencies);
    expect([status, body.code]).toEqual([200, undefined]);
  }

  /** The last one that was sent to an agency. */
  async leg(number: string, agency: string, by = this.hotline.supervisor): Promise<CoLeg> {
    const legs = (await this.hotline.page(number, by)).workOrders as CoLeg[];
    return legs.filter(leg => leg.role === 'co_handling' && leg.agency.code === agency).at(-1) as CoLeg;
  }

  async tryTo(number: string, agency: string, action: string, by: TestAgent, body: object = {}) {
    const { id, version } = await this.leg(number, agency);
    return post(by, `/api/co-legs/${id}/actions/${action}`, { version, ...body });
  }

  async act(number: string, agency: string, action: string, by: TestAgent, body: object = {}): Promise<void> {
    const { status, body: answer } = await this.tryTo(number, agency, action, by, body);
    expect([action, status, answer.code]).toEqual([action, 200, undefined]);
  }

  close(): Promise<void> {
    return this.hotline.close();
  }
}

export const at = (time: string): Date => new Date(`2026-${time}+08:00`);

export const refusal = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
  const { status, body } = await request;
  return [status, body.code];
};
