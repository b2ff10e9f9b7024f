import { Logger } from '@nestjs/common';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;

/**
 * Runs `step` again and again, one at a time: at once while it says there is more, else when woken or when `floorMs`
 * have passed, or fewer milliseconds where it says how many. An error is logged and tried again after a pause, which grows while errors follow each other and which
 * nothing but `stop` ends early.
 */
export class WakefulLoop {
  private readonly logger: Logger;
  private running: Promise<void> | null = null;
  private woken = false;
  private stopped = true;
  private rouse: () => void = () => undefined;

  constructor(
    name: string,
    private readonly step: () => Promise<boolean | number>,
    private readonly floorMs: number,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.running = this.run();
  }

  wake(): void {
    this.woken = true;
    this.rouse();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.rouse();
    await this.running;
  }

  private async run(): Promise<void> {
    let pauseAfterError = FIRST_PAUSE_MS;
    while (!this.stopped) {
      this.woken = false;
      try {
        const more = await this.step();
        pauseAfterError = FIRST_PAUSE_MS;
        const pause = typeof more === 'number' ? Math.min(more, this.floorMs) : this.floorMs;
        if (more !== true) await this.rest(pause, () => this.woken);
      } catch (error) {
        if (!this.stopped) this.logger.error((error as Error).message, (error as Error).stack);
        await this.rest(pauseAfterError);
        pauseAfterError = Math.min(pauseAfterError * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private async rest(pause: number, isOver = () => false): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>(resolve => {
      this.rouse = () => {
        if (this.stopped || isOver()) resolve();
      };
      timer = setTimeout(resolve, pause);
      this.rouse();
    });
    clearTimeout(timer);
  }
}
