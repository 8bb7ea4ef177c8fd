import { isFields, parseJson } from '../fields';

/** The extension's *Hooks* setting, in the file where it keeps its state. A file that it cannot read it begins anew, with hooks. */
export function clineSwitches(text: string): { readonly broken: boolean; readonly keys: readonly string[] } {
  const state = parseJson(text);
  return { broken: false, keys: isFields(state) && state.hooksEnabled === false ? ['hooksEnabled'] : [] };
}
