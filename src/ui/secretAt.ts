import * as vscode from 'vscode';
import { parseSecretPlace, type SecretPlace } from '../protocol/secretDiagnostics';

/** A secret in a document that is as it was when the secret was found. */
interface SecretAt {
  readonly document: vscode.TextDocument;
  readonly place: SecretPlace;
  readonly range: vscode.Range;
}

/** null: it is no place of a secret, or the document has changed since. */
export async function secretAt(argument: unknown): Promise<SecretAt | null> {
  const place = parseSecretPlace(argument);
  if (place === null) return null;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
  if (document.version !== place.version) return null;
  const { start, end } = place;
  return { document, place, range: new vscode.Range(start.line, start.character, end.line, end.character) };
}
