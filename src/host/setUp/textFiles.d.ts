/** esbuild bundles shell scripts as text (esbuild.mjs, `loader`). */
declare module '*.sh' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how esbuild hands over text
  export default text;
}
