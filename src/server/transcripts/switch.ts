import type { Handlers } from '../guardHttp';
import type { Watch, WatchOptions } from './watch';

/** *Watch Transcripts*: everything else here is loaded only once it is switched on. */
export class TranscriptSwitch {
  private readonly options: WatchOptions;
  private watch: Watch | undefined;
  private wanted = false;

  constructor(options: WatchOptions) {
    this.options = options;
  }

  set(on: boolean): void {
    this.wanted = on;
    if (on) void this.start();
    else this.close();
  }

  /** The same, and hook calls are noticed on their way. */
  noticing(handlers: Handlers): Handlers {
    return {
      action: (request) => {
        this.notice(request.agent, request.payload);
        return handlers.action(request);
      },
      poll: (request) => handlers.poll(request),
    };
  }

  /** Nothing here may stand in the way of a verdict. */
  private notice(agent: string, payload: Buffer | null): void {
    try {
      this.watch?.saw(agent, payload);
    } catch (error) {
      this.options.report(error);
    }
  }

  close(): void {
    this.wanted = false;
    this.watch?.close();
    this.watch = undefined;
  }

  private async start(): Promise<void> {
    try {
      const { Watch } = await import('./watch');
      if (this.wanted) this.watch ??= new Watch(this.options);
    } catch (error) {
      this.options.report(error);
    }
  }
}
