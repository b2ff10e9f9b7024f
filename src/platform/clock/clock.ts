import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The only source of "now". It is moved by tests, by the replay and, in demo mode, from outside. */
@Injectable()
export class Clock {
  private readonly scoped = new AsyncLocalStorage<Date>();
  private fixed: Date | null = null;

  now(): Date {
    return this.scoped.getStore() ?? this.fixed ?? new Date();
  }

  /** Runs `work` as if it were `time`; other work under way keeps its own time. */
  at<T>(time: Date, work: () => Promise<T>): Promise<T> {
    return this.scoped.run(time, work);
  }

  /** Stops the clock at `time` for the whole process. */
  stopAt(time: Date): void {
    this.fixed = time;
  }

  get isStopped(): boolean {
    return this.fixed !== null;
  }
}
