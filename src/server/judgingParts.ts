/** The engine is the greater part of the program and is loaded with the first action: most windows never see one. */
export const judgingParts = () =>
  Promise.all([
    import('./actions'),
    import('./snapshots/snapshots'),
    import('./undos'),
    import('./lookup/lookups'),
    import('./lookup/index'),
  ]);
