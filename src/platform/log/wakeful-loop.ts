import { Logger } from '@nestjs/common';

const PAUSE_AFTER_ERROR_MS = 500;

/**
 * Runs `step` again and again, one at a time: at once while it says there is more, else when woken or when `floorMs`
 * have passed. An error is logged and tried again after a pause.
 */
export class WakefulLoop {
  private readonly logger: Logger;
  private running: Promise<void> | null = null;
  private woken = false;
  private stopped = true;
  private rouse: () => void = () => undefined;

  constructor(
    name: string,
    private readonly step: () => Promise<boolean>,
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
    while (!this.stopped) {
      this.woken = false;
      let pause = this.floorMs;
      try {
        if (await this.step()) continue;
      } catch (error) {
        if (!this.stopped) this.logger.error((error as Error).message, (error as Error).stack);
        pause = PAUSE_AFTER_ERROR_MS;
      }
      if (!this.woken && !this.stopped) await this.rest(pause);
    }
  }

  private rest(pause: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, pause);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
