import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { AUDIT, type AuditReport, parseAuditRequest } from '../../protocol/audit';
import { audit, type OffLimitsAs, platformOf } from './audit';

/** What of an LSP connection is needed. */
interface Requests {
  onRequest(method: string, handler: (value: unknown) => Promise<AuditReport | ResponseError<void>>): unknown;
}

export interface AuditService {
  /** The folders of the window. */
  readonly folders: () => readonly string[];
  /** What keeps agents from a file. */
  readonly barred: OffLimitsAs;
}

/**
 * Answers the editor's audits, one at a time. Of its environment only names are known, and history is left to the command line: reading it would
 * keep actions waiting.
 */
export function serveAudit(connection: Requests, { folders, barred }: AuditService): { home(home: string): void } {
  let home: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  connection.onRequest(AUDIT, async (value) => {
    const request = parseAuditRequest(value);
    if (request === null) return new ResponseError(ErrorCodes.InvalidParams, 'variables is not a list of names');
    if (home === undefined) return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    const homes = { home, platform: platformOf(process.platform), variables: process.env };
    const variables = request.variables.map((name) => ({ name, value: null }));
    const next = last.then(() => audit({ homes, folders: folders(), variables, offLimits: barred, history: 0 }));
    last = next.catch(() => undefined);
    return next;
  });
  return {
    home(path) {
      home = path;
    },
  };
}
