import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { PolicyDiagnostics } from './policyDiagnostics';

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** Diagnostics as the protocol sends them: each on its whole line. */
export const published = (file: string, diagnostics: PolicyDiagnostics): PublishDiagnosticsParams => ({
  uri: pathToFileURL(file).href,
  diagnostics: diagnostics.map(({ line, severity, message }) => ({
    range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
    severity: SEVERITY[severity],
    source: 'Mollyguard',
    message,
  })),
});
