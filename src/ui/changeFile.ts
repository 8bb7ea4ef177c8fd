import path from 'node:path';
import * as vscode from 'vscode';
import { parseSecretPlace } from '../protocol/secretDiagnostics';
import type { Tools } from './commands/command';
import { shownPath } from './places';
import type { PlannedChange } from './ports';

/** A change of one file that concerns the file of a secret: the exact change as a diff, a confirmation, then writing. */
export async function changeFile(
  { secrets, preview, notify, words }: Pick<Tools, 'secrets' | 'preview' | 'notify' | 'words'>,
  argument: unknown,
  plan: (file: string) => Promise<PlannedChange>,
  { nowhere, done }: { readonly nowhere: string; readonly done: (file: string) => string },
): Promise<void> {
  const place = parseSecretPlace(argument);
  if (place === null) return;
  const say = words.openSecret;
  try {
    const file = vscode.Uri.parse(place.uri);
    const planned = await plan(file.fsPath);
    if (planned === 'nowhere') return notify.info(nowhere);
    if (planned === 'already') return notify.info(say.already);
    if (planned === 'broken') return notify.error(say.broken);
    await preview.show([{ ...planned, agent: words.name }]);
    const shown = shownPath(planned.path);
    const answer = await vscode.window.showQuickPick([{ label: words.setUp.keep }, { label: say.write, description: shown }], {
      title: say.confirm(shown),
      placeHolder: words.setUp.below,
      ignoreFocusOut: true,
    });
    if (answer?.label !== say.write) return;
    await secrets.write(planned);
    notify.info(done(path.basename(file.fsPath)));
  } catch (error) {
    notify.error(say.failed(error instanceof Error ? error.message : String(error)));
  } finally {
    await preview.close();
  }
}
