import { fileURLToPath } from 'node:url';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';

/** Sends what each part of the server has to say of a file; to the editor the last message about a file is all there is. */
export class Publisher {
  private readonly send: (params: PublishDiagnosticsParams) => void;
  private readonly said = new Map<string, Map<string, readonly Diagnostic[]>>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.send = send;
  }

  /** Takes the place of what this part has said of the file before. */
  publish(part: 'policy' | 'secrets', uri: string, diagnostics: readonly Diagnostic[]): void {
    const key = pathOf(uri);
    const parts = this.said.get(key) ?? new Map<string, readonly Diagnostic[]>();
    const before = JSON.stringify(parts.get(part) ?? []);
    if (before === JSON.stringify(diagnostics)) return;
    parts.set(part, diagnostics);
    const all = [...parts.values()].flat();
    if (all.length === 0) this.said.delete(key);
    else this.said.set(key, parts);
    this.send({ uri, diagnostics: all });
  }
}

/** The editor writes an address in other letters than Node does. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}
