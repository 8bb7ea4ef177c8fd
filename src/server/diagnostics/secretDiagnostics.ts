import { createHmac } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { SecretDiagnosticsSettings, SecretPlace } from '../../protocol/secretDiagnostics';
import { countsByContent } from '../../secrets/byContent';
import type { Finding } from '../../secrets/detect/finding';
import { realOf } from './barredFiles';
import { Findings } from './findings';
import { OpenText, type Position, type Range } from './openText';
import { type Barred, diagnosticText, hoverText, type Readers, TITLES } from './say';
import { repositoryOf, TrackedFiles } from './tracked';

/** After the last key. */
const SETTLE_MS = 250;
/** Longer texts are no sources that a person wrote. */
const LONGEST = 8 * 1024 * 1024;
/** What a person writes at a line's end. */
const MARK = /mollyguard:\s*not a secret/i;
const LONGEST_MARKED = 500;
const SOURCE = 'Mollyguard';

export interface SecretDiagnosticsOptions {
  readonly publish: (uri: string, diagnostics: readonly Diagnostic[]) => void;
  /** What keeps agents from the file; called with the path as opened. */
  readonly barred: (file: string) => Barred;
  readonly readers: () => Promise<Readers>;
  /** The window's. */
  readonly folders: () => readonly string[];
  readonly failed: (error: unknown) => void;
}

interface Open {
  readonly uri: string;
  readonly file: string;
  version: number;
  text: OpenText;
  findings: Findings;
  timer: NodeJS.Timeout | undefined;
}

/** Secrets in the documents that are open: squiggles, hovers and what can be done. A value never leaves its text. */
export class SecretDiagnostics {
  private readonly options: SecretDiagnosticsOptions;
  private readonly documents = new Map<string, Open>();
  private readonly tracked = new TrackedFiles();
  private settings: SecretDiagnosticsSettings = { on: false, key: '', notSecret: [] };
  private notSecret: ReadonlySet<string> = new Set();

  constructor(options: SecretDiagnosticsOptions) {
    this.options = options;
  }

  apply(settings: SecretDiagnosticsSettings): void {
    this.settings = settings;
    this.notSecret = new Set(settings.notSecret);
    this.refresh();
  }

  /** What is off limits may be different now. */
  refresh(): void {
    for (const open of this.documents.values()) this.later(open, 0);
  }

  opened(uri: string, version: number, text: string): void {
    const file = pathOf(uri);
    if (file === null || text.length > LONGEST) return;
    const open: Open = { uri, file, version, text: new OpenText(text), findings: new Findings(text.length), timer: undefined };
    this.closed(uri);
    this.documents.set(uri, open);
    this.later(open, 0);
  }

  changed(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const open = this.documents.get(uri);
    if (open === undefined) return;
    open.version = version;
    for (const change of changes) {
      if ('range' in change) open.findings.changed(open.text.change(change.range, change.text));
      else {
        open.text = new OpenText(change.text);
        open.findings = new Findings(change.text.length);
      }
    }
    if (open.text.length > LONGEST) this.closed(uri);
    else this.later(open, SETTLE_MS);
  }

  closed(uri: string): void {
    const open = this.documents.get(uri);
    if (open === undefined) return;
    clearTimeout(open.timer);
    this.documents.delete(uri);
    this.options.publish(uri, []);
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    const open = this.documents.get(uri);
    if (open === undefined || !this.settings.on) return null;
    const at = open.text.offset(position);
    const finding = this.shown(open).find(({ from, to }) => from <= at && at <= to);
    if (finding === undefined) return null;
    const range = rangeOf(open, finding);
    const value = hoverText(finding, this.options.barred(open.file), await this.options.readers());
    return { contents: { kind: MarkupKind.Markdown, value }, range };
  }

  actions(uri: string, range: Range): readonly CodeAction[] {
    const open = this.documents.get(uri);
    if (open === undefined || !this.settings.on) return [];
    const [from, to] = [open.text.offset(range.start), open.text.offset(range.end)];
    const finding = this.shown(open).find((one) => one.from <= to && from <= one.to);
    if (finding === undefined) return [];
    const { start, end } = rangeOf(open, finding);
    const { rule, kind, key } = finding;
    const place: SecretPlace = { uri, version: open.version, rule, kind, key, start, end };
    const seen = this.seen(open);
    const [listed, shows] = [isListed(seen.barred), isShown(seen)];
    const action = (title: string, command: string): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      ...(shows ? { diagnostics: [diagnosticOf(open, finding, seen)] } : {}),
      command: { title, command: `mollyguard.${command}`, arguments: [place] },
    });
    return [
      ...(start.line === end.line ? [action(TITLES.move, 'moveToSecretStorage')] : []),
      ...(listed ? [] : [action(TITLES.offLimits, 'markFileOffLimits')]),
      ...(repositoryOf(open.file) === null ? [] : [action(TITLES.ignore, 'addToGitignore')]),
      ...(shows ? [action(TITLES.notSecret, 'notASecret')] : []),
    ];
  }

  /** What a value is known again by; nobody learns the value from it. null: there is no such secret. */
  mark({ uri, rule, start, end }: SecretPlace): string | null {
    const open = this.documents.get(uri);
    if (open === undefined || this.settings.key === '') return null;
    const [from, to] = [open.text.offset(start), open.text.offset(end)];
    const finding = open.findings.list.find((one) => one.rule === rule && one.from === from && one.to === to);
    return finding === undefined ? null : this.markOf(open, finding);
  }

  private later(open: Open, milliseconds: number): void {
    clearTimeout(open.timer);
    open.timer = setTimeout(() => this.work(open), milliseconds);
  }

  /** One step at a time: what an agent asks in between is answered first. */
  private work(open: Open): void {
    try {
      if (this.settings.on) open.findings.step(open.text.text);
      if (this.settings.on && !open.findings.done) this.later(open, 0);
      else this.options.publish(open.uri, this.settings.on ? this.diagnostics(open) : []);
    } catch (error) {
      // a text that cannot be scanned says nothing; what agents do is judged as before
      this.closed(open.uri);
      this.options.failed(error);
    }
  }

  private diagnostics(open: Open): readonly Diagnostic[] {
    const shown = this.shown(open);
    if (shown.length === 0) return [];
    const seen = this.seen(open);
    return isShown(seen) ? shown.map((finding) => diagnosticOf(open, finding, seen)) : [];
  }

  private seen({ file }: Open): Seen {
    return { barred: this.options.barred(file), tracked: this.tracked.has(realOf(file)) };
  }

  /** What nobody has said to be no secret. */
  private shown(open: Open): readonly Finding[] {
    if (!countsByContent(this.below(open.file))) return [];
    return open.findings.list.filter((finding) => {
      if (MARK.test(open.text.line(open.text.position(finding.from).line).slice(-LONGEST_MARKED))) return false;
      return this.notSecret.size === 0 || !this.notSecret.has(this.markOf(open, finding));
    });
  }

  /** Below the folder that the window has: what lies above it says nothing of the file. */
  private below(file: string): string {
    const folder = this.options.folders().find((one) => file.startsWith(one + path.sep));
    return slashed(folder === undefined ? file : file.slice(folder.length));
  }

  private markOf({ text }: Open, { rule, from, to }: Finding): string {
    const key = Buffer.from(this.settings.key, 'hex');
    return createHmac('sha256', key)
      .update(`${rule}\0${text.text.slice(from, to)}`)
      .digest('hex');
  }
}

/** How it stands with a file. */
interface Seen {
  readonly barred: Barred;
  /** It is in git's index. */
  readonly tracked: boolean;
}

/** Off limits by its name. */
const isListed = (barred: Barred): boolean => barred === 'default' || barred === 'policy';

/** In a file for secrets they are where they belong, unless git has it. */
const isShown = ({ barred, tracked }: Seen): boolean => tracked || !isListed(barred);

const diagnosticOf = (open: Open, finding: Finding, { barred, tracked }: Seen): Diagnostic => ({
  range: rangeOf(open, finding),
  severity: severityOf({ barred, tracked }),
  code: finding.rule,
  source: SOURCE,
  message: diagnosticText(finding, barred, tracked),
});

/**
 * Editors hand their agents the line of each error and warning, unasked after an edit (measured: VS Code's problems tool and `agent.autoFix`). Where agents
 * are denied the file, what we report must not be how they get to see it.
 */
const severityOf = ({ barred, tracked }: Seen): DiagnosticSeverity => {
  if (barred !== null) return DiagnosticSeverity.Information;
  return tracked ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
};

const rangeOf = ({ text }: Open, { from, to }: Finding): Range => ({ start: text.position(from), end: text.position(to) });

const slashed = (file: string): string => file.replaceAll('\\', '/');

/** null: it is no file of this machine. */
function pathOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
