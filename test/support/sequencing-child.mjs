// A process that gives positions, to be killed. `hold`: has taken the head and keeps it; `middle`: has moved events and
// not committed; `rival`: moves three at a time, as fast as it can.
import pg from 'pg';

const [, , url, how] = process.argv;
const client = new pg.Client(url);
await client.connect();
if (how === 'rival') {
  process.stdout.write('at it\n');
  for (;;) await client.query('select sequence_events(3)');
}
await client.query('begin');
await client.query('select position from log_head for update');
if (how === 'middle') {
  // Told by somebody else, while nobody but this process can move them.
  const other = new pg.Client(url);
  await other.connect();
  await other.query(`insert into event_new (at, case_id, kind, actor, payload)
    select at, gen_random_uuid(), 'case.noted', actor, jsonb_build_object('number', 'C' || n)
      from event, generate_series(1, 5) n where position = 1`);
  await other.end();
  const { rows } = await client.query('select sequence_events(1000) as moved');
  if (rows[0].moved !== 5) throw new Error(`Moved ${rows[0].moved} events instead of 5.`);
}
process.stdout.write('at it\n');
process.stdin.resume();
