import { SHOWN_MS } from './guardTimes';
import type { Reports } from './reports';
import type { WindowState } from './windowState';

/** Says for a while that another has taken the socket. */
export class SocketNews {
  private readonly socket: string;
  private readonly state: WindowState;
  private readonly reports: Reports;
  private taken: { readonly why: string; readonly until: number } | undefined;

  constructor(socket: string, state: WindowState, reports: Reports) {
    this.socket = socket;
    this.state = state;
    this.reports = reports;
  }

  told(why: string): void {
    if (this.taken?.why !== why) this.reports.problem('socket-taken', why);
    this.taken = { why, until: Date.now() + SHOWN_MS };
    this.state.trouble('socket', [{ id: 'socket-taken', file: this.socket, data: { message: why } }]);
  }

  calm(): void {
    if (!this.taken || this.taken.until > Date.now()) return;
    this.taken = undefined;
    this.state.trouble('socket', []);
  }
}
