import { Consumers } from '../../platform/log/consumers.service.js';
import { type ParkedEvent, ParkedQuery } from '../../platform/log/parked.query.js';
import { recorded, withApplication } from './verb.js';

const lineOf = ({ consumer, position, kind, error, parkedAt }: ParkedEvent): string =>
  [consumer, position, kind, error, parkedAt.toISOString()].join('\t');

/** One event a line, in columns for people and programs. */
function print(parked: ParkedEvent[]): void {
  const head = ['consumer', 'position', 'kind', 'error', 'since'].join('\t');
  const lines = parked.length > 0 ? [head, ...parked.map(lineOf)] : ['No event is parked.'];
  for (const line of lines) console.log(line);
}

export const listParked = withApplication(async app => print(await app.get(ParkedQuery).list()));

export const retryParked = recorded('events.retried', async app => {
  const heard = await app.get(Consumers).hearParked();
  console.log(`${heard} events were heard.`);
  const left = await app.get(ParkedQuery).list();
  print(left);
  if (left.length > 0) process.exitCode = 1;
});
