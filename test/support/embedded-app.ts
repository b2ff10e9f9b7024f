// A program with an embedded PostgreSQL, to be killed, started twice or run as somebody else. Options come as JSON; it
// prints what it got as one line of JSON and stops in order at the end of its standard input.
import { StartRefused } from '../../src/platform/config/start-refused.js';
import { startEmbedded } from '../../src/platform/postgres/embedded.js';

process.on('SIGINT', () => {});
try {
  const { stop, ...embedded } = await startEmbedded({
    durable: false,
    say: sentence => console.error(sentence),
    ...JSON.parse(process.argv[2] ?? '{}'),
  });
  console.log(JSON.stringify(embedded));
  process.stdin.resume();
  await new Promise(end => process.stdin.once('close', end));
  await stop();
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
