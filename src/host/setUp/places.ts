import path from 'node:path';

/** What a version's library is made of, as it lies in the extension's `dist/`; the hook program last of what it needs. */
export const LIBRARY = ['rules.txt', 'hook.js', 'start.js', 'uninstall.js'] as const;

/** Where Mollyguard keeps what below a home. */
export const places = (home: string) => {
  const root = path.join(home, '.mollyguard');
  return {
    root,
    bin: path.join(root, 'bin'),
    launcher: path.join(root, 'bin', 'hook'),
    uninstaller: path.join(root, 'bin', 'uninstall'),
    lib: path.join(root, 'lib'),
    state: path.join(root, 'state', 'setUp.json'),
    policy: path.join(root, 'policy'),
    journal: path.join(root, 'journal'),
  } as const;
};
