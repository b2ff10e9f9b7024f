import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls are told apart by the group of agents that had them; of all that were counted before, none is known. */
export class AgentGroups0098 implements MigrationInterface {
  name = 'AgentGroups1700000000098';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table call_event add agent_group text');
    await runner.query('alter table call add agent_group text');
    await runner.query('alter table fact_call add agent_group text');
    for (const table of ['rollup_day', 'rollup_month', 'frozen_sum'])
      await runner.query(`
        insert into ${table} select (jsonb_populate_record(t, '{"dimension": "group"}')).* from ${table} t
         where family = 'calls' and dimension = 'all'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
