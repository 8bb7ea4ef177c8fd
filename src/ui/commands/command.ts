import type { AuditView } from '../auditView';
import type { ChangePreview } from '../changePreview';
import type { CommandId } from '../contributions';
import type { Notify } from '../notify';
import type { AllowedPort, GuardPort, HooksPort, IgnorePort, LookupCredentialsPort, PolicyPort, SecretsPort, TintPort } from '../ports';
import type { ProtectedFilesView } from '../protectedFilesView';
import type { Questions } from '../questions';
import type { Words } from '../text';

/** What commands work with. */
export interface Tools {
  readonly guard: GuardPort;
  readonly allowed: AllowedPort;
  readonly hooks: HooksPort;
  readonly credentials: LookupCredentialsPort;
  readonly policies: PolicyPort;
  readonly questions: Questions;
  readonly notify: Notify;
  readonly preview: ChangePreview;
  readonly protectedFiles: ProtectedFilesView;
  readonly tint: TintPort;
  readonly audit: AuditView;
  readonly ignore: IgnorePort;
  readonly secrets: SecretsPort;
  readonly words: Words;
}

/** One command: its id, and what it does. `argument` comes from our own surfaces, or from anybody who runs commands. */
export interface Command {
  readonly id: CommandId;
  run(tools: Tools, argument: unknown): Promise<void>;
}
