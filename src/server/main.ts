import { fileURLToPath } from 'node:url';
import { createConnection, ErrorCodes, type InitializeError, type InitializeResult, ResponseError } from 'vscode-languageserver/node';
import { ALLOW, type AllowResult } from '../protocol/allowed';
import {
  type AnswerResult,
  type AskAgainResult,
  methods,
  type NextTryResult,
  type PauseResult,
  type Pong,
  type RevokeResult,
  type TrialResult,
  type UndoResult,
} from '../protocol/messages';
import { POLICIES, parseAcceptedPolicies } from '../protocol/policies';
import { parseKeptScopes, parseScopeRequest, type ScopeResult } from '../protocol/scopes';
import {
  parseAnswer,
  parseAskAgainRequest,
  parseDecisionRequest,
  parseLookupCredentials,
  parsePauseRequest,
  parseServerStart,
  parseUndoRequest,
  parseWindowFocus,
  parseWindowSettings,
  type Valid,
} from '../protocol/validate';
import { redact } from '../secrets/redact';
import { parseAllowRequest } from './allowRequest';
import { serveAudit } from './audit/serve';
import { Publisher } from './diagnostics/publisher';
import { CAPABILITIES, serveSecretDiagnostics } from './diagnostics/serve';
import { Guard } from './guard';
import { published } from './published';

// Everything this process makes is for its user alone.
process.umask(0o077);

// To Node this signal means: open a port to debuggers, on which anybody could answer in the person's place. Whoever listens takes it away.
process.on('SIGUSR1', () => log('A signal asked for a debugger. None was let in.'));

// Node's IPC or stdio, as the command line says.
const connection = createConnection();
let guard: Guard | undefined;

const log = (line: string) => connection.console.error(line);

/** Ends in order: the socket goes, the journal says why. */
function end(why: string, code: number): never {
  guard?.close(why);
  process.exit(code);
}

/** A bug of ours. What it left behind cannot be trusted: the client starts a fresh server, and what waited is asked anew. */
function crash(error: unknown): never {
  process.stderr.write(`${redact(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  return end('crash', 1);
}

function pathOf(uri: string): readonly string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return []; // not of a file on this machine
  }
}

const invalid = (problem: string) => new ResponseError<void>(ErrorCodes.InvalidParams, problem);

/** Hands a checked message to the guard; what is not valid changes nothing and is told. */
function checked<T, R>(message: Valid<T>, use: (guard: Guard, value: T) => R): R | ResponseError<void> {
  if (message.kind === 'invalid') {
    log(message.problem);
    return invalid(message.problem);
  }
  return guard ? use(guard, message.value) : new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
}

const publisher = new Publisher((params) => {
  connection.sendDiagnostics(params).catch(crash);
});
const secrets = serveSecretDiagnostics(connection, {
  publish: (uri, diagnostics) => publisher.publish('secrets', uri, diagnostics),
  barred: (file) => guard?.barred(file) ?? null,
  readers: async () => (await guard?.readers()) ?? { guarded: [], unguarded: [] },
  folders: () => guard?.workspace ?? [],
  failed: (error) => log(`An open file could not be scanned: ${redact(error instanceof Error ? error.message : String(error))}`),
});

const audit = serveAudit(connection, { folders: () => guard?.workspace ?? [], barred: (file) => guard?.barred(file) ?? null });

connection.onInitialize(({ initializationOptions }): InitializeResult | ResponseError<InitializeError> => {
  const start = parseServerStart(initializationOptions);
  if (start.kind === 'invalid') return new ResponseError(ErrorCodes.InvalidParams, start.problem, { retry: false });
  audit.home(start.value.home);
  guard ??= new Guard({
    start: start.value,
    tell: (state) => {
      connection.sendNotification(methods.state, state).catch(crash);
    },
    diagnose: (file, list) => {
      const { uri, diagnostics } = published(file, list);
      publisher.publish('policy', uri, diagnostics);
    },
    policed: () => secrets.refresh(),
    offLimits: (files) => {
      connection.sendNotification(methods.offLimits, files).catch(crash);
      secrets.refresh();
    },
    log,
  });
  return { capabilities: CAPABILITIES, serverInfo: { name: 'Mollyguard', version: start.value.version } };
});

connection.onNotification(methods.settings, (value: unknown) => {
  const settings = parseWindowSettings(value);
  if (settings.kind === 'invalid') guard?.reject(settings.problem);
  else guard?.apply(settings.value);
});
connection.onNotification(POLICIES, (value: unknown) => {
  const accepted = parseAcceptedPolicies(value);
  if (accepted === null) log('A list of accepted policies is not valid.');
  else guard?.accept(accepted);
});
connection.onNotification(methods.credentials, (value: unknown) => {
  checked(parseLookupCredentials(value), (on, { credentials }) => on.credentials(credentials));
});
connection.onDidChangeWatchedFiles(({ changes }) => guard?.scanning.changed(changes.flatMap(({ uri }) => pathOf(uri))));
connection.onNotification(methods.focus, (value: unknown) => {
  checked(parseWindowFocus(value), (on, { focused }) => on.focus(focused));
});
connection.onRequest(methods.answer, (value: unknown): AnswerResult | ResponseError<void> =>
  checked(parseAnswer(value), (on, answer) => on.decisions.answer(answer)),
);
connection.onRequest<NextTryResult, void>(methods.nextTry, (value: unknown) =>
  checked(parseDecisionRequest(value), (on, { id }) => on.decisions.nextTry(id)),
);
connection.onRequest(methods.revoke, (value: unknown): RevokeResult | ResponseError<void> =>
  checked(parseDecisionRequest(value), (on, { id }) => on.decisions.revoke(id)),
);
connection.onRequest(methods.askAgain, (value: unknown): AskAgainResult | ResponseError<void> =>
  checked(parseAskAgainRequest(value), (on, request) => on.decisions.askAgain(request)),
);
connection.onRequest(ALLOW, (value: unknown): AllowResult | ResponseError<void> =>
  checked(parseAllowRequest(value), (on, request) => on.allow(request)),
);
connection.onNotification(methods.scopes, (value: unknown) => {
  checked(parseKeptScopes(value), (on, kept) => on.scopes.restore(kept));
});
connection.onRequest<ScopeResult, void>(methods.scope, (value: unknown) =>
  checked(parseScopeRequest(value), (on, request) => on.scopes.change(request)),
);
connection.onRequest(methods.pause, (value: unknown): PauseResult | ResponseError<void> =>
  checked(parsePauseRequest(value), (on, request) => on.pause(request)),
);
connection.onRequest<UndoResult, void>(methods.undo, async (value: unknown) =>
  checked(parseUndoRequest(value), (on, request) => on.undo(request)),
);
connection.onRequest<TrialResult, void>(
  methods.trial,
  async () => guard?.trial() ?? new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized'),
);
connection.onRequest(methods.ping, (): Pong => ({ pid: process.pid, leader: guard?.leads ?? false }));

connection.onShutdown(() => guard?.close('shutdown'));
connection.onExit(() => end('exit', 0));
process.on('disconnect', () => end('client gone', 0));
process.on('SIGTERM', () => end('SIGTERM', 0));
process.on('SIGINT', () => end('SIGINT', 0));
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
process.on('exit', () => guard?.close('exit'));

connection.listen();
