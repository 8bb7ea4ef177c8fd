import { CodeActionKind, type Connection, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { parseSecretDiagnostics, parseSecretPlace, SECRET_DIAGNOSTICS, SECRET_MARK } from '../../protocol/secretDiagnostics';
import { SecretDiagnostics, type SecretDiagnosticsOptions } from './secretDiagnostics';

/** What the editor is told that this server can do. */
export const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
};

/** Answers for the documents that are open in the editor. */
export function serveSecretDiagnostics(connection: Connection, options: SecretDiagnosticsOptions): SecretDiagnostics {
  const secrets = new SecretDiagnostics(options);
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => secrets.opened(uri, version, text));
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => secrets.changed(uri, version, contentChanges));
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => secrets.closed(uri));
  connection.onHover(({ textDocument: { uri }, position }) => secrets.hover(uri, position));
  connection.onCodeAction(({ textDocument: { uri }, range }) => [...secrets.actions(uri, range)]);
  connection.onNotification(SECRET_DIAGNOSTICS, (value: unknown) => {
    const settings = parseSecretDiagnostics(value);
    if (settings !== null) secrets.apply(settings);
  });
  connection.onRequest(SECRET_MARK, (value: unknown): string | null => {
    const place = parseSecretPlace(value);
    return place === null ? null : secrets.mark(place);
  });
  return secrets;
}
