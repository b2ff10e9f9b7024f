import { createRunner } from 'jest-light-runner';

const InProcesses = createRunner({ runtime: 'child_process' });

/**
 * The runner tells its workers what they work for over one channel for all. The first that asks is answered, and with it
 * any other, which may not listen yet; that one then asks in vain, and the run never ends. With a channel for each file
 * nobody is told who has not asked.
 */
export default class extends InProcesses {
  constructor(globalConfig, ...given) {
    super(globalConfig, ...given);
    const runtime = this._runtime;
    if (runtime === 'child_process') this._testRunners = new Pools({ globalConfig, runtime });
  }
}

class Pools extends Map {
  constructor(work) {
    super();
    this.work = work;
  }

  set(projectConfig, { pool }) {
    const workerData = { ...this.work, projectConfig };
    const run = test => pool.run(test.path, { channel: new Channel(workerData) });
    return super.set(projectConfig, { pool, run });
  }
}

/** To the worker that runs one file. */
class Channel {
  constructor(workerData) {
    this.workerData = workerData;
  }

  onMessage(listener) {
    this.tell = listener;
  }

  postMessage(message) {
    if (message !== 'jest-light-runner-get-worker-data') return;
    this.tell({ type: 'jest-light-runner-worker-data', workerData: this.workerData });
  }
}
