import text from '../../hook/launcher.sh';

/** The launcher's template. A file of its own, so that only the bundle needs a loader for it. */
export const launcherText: string = text;
