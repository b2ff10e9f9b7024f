import type TestAgent from 'supertest/lib/agent.js';
import { post } from './hotline.js';

/** What nobody but those who are assigned may ever come to see. */
export const SECRETS = {
  school: '祕密國小甲乙丙',
  text: '三年級學生連續遭同學毆打丁戊己',
  reporter: '家長庚辛壬 0912345678',
  opinion: '已訪談導師子丑寅',
};

export interface BullyingRow {
  id: string;
  version: number;
  number: string;
  state: string;
  actions: string[];
}

const PATH = '/api/bullying-reports';

export const report = (who: TestAgent, wish: object = {}) => {
  const { opinion: _, ...typed } = SECRETS;
  return post(who, PATH, { source: 'hotline_1999', ...typed, ...wish });
};

/** The latest that whoever is assigned sees. */
export const latest = async (reader: TestAgent): Promise<BullyingRow> =>
  (await reader.get(PATH).expect(200)).body.items[0];

export const decide = (who: TestAgent, { id, version }: BullyingRow, action: string, more: object = {}) =>
  post(who, `${PATH}/${id}/actions/${action}`, { version, ...more });
