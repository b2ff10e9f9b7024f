import { expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids.js';
import { startApp } from '../support/app.js';

it('whoever caught up has heard all, also what the background numbered when it was half way', async () => {
  const server = await startApp();
  await server.settle();
  await server.db.query(
    `create function number() returns trigger language plpgsql as $$
     begin
       perform sequence_events(1000);
       return null;
     end $$`,
  );
  await server.db.query(
    `create trigger numbers after update of finished_at on recalculation for each row
       when (new.finished_at is not null) execute function number()`,
  );
  await server.db.query(
    `insert into recalculation (id, why, actor, from_at, to_at, held_cases, changed, cured, created_at)
     values ($1, 'calendar', '{"kind": "system", "id": null}', '2026-11-21', '2026-11-22', '{}', 0, 0, '2026-11-21')`,
    [newId()],
  );
  await server.settle();
  const behind = await server.db.query(
    'select c.name from consumer c, log_head h where c.position < h.position',
  );
  expect(behind).toEqual([]);
  await server.close();
});
