import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How a process has been since it was asked before. Milliseconds. */
export interface Pulse {
  /** Of a core. */
  cpuMs: number;
  sinceMs: number;
  /** How late what was due came to run. */
  delay: { p50: number; p99: number; max: number };
}

// Loaded into the server that is measured, before its own program; it says nothing unless its parent asks.
const RESOLUTION_MS = 10;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let cpu = process.cpuUsage();
let asked = performance.now();

if (process.send) {
  delays.enable();
  process.on('message', message => {
    if (message === 'pulse') process.send?.(take());
  });
  process.channel?.unref();
}

function take(): Pulse {
  const { user, system } = process.cpuUsage(cpu);
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const delay = { p50: late(delays.percentile(50)), p99: late(delays.percentile(99)), max: late(delays.max) };
  const pulse = { cpuMs: (user + system) / 1000, sinceMs: performance.now() - asked, delay };
  delays.reset();
  cpu = process.cpuUsage();
  asked = performance.now();
  return pulse;
}
