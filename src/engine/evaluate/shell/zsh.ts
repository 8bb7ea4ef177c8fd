import type { Text } from '../../types';

/** What zsh alone writes, and what is worth a look: flags, a subscript without braces, an assignment inside an expansion. */
const OWN = /\$\{?[=(~^$]|::=|:#|\$\{?\w+\[|[\w*?\]}/]\([#^.@/=*%\w]{1,8}\)/;

/**
 * zsh's expansions and globs as bash would write them: flags (`${(z)x}`, `${=x}`, `$=x`) change at most how it is taken apart, and go; `$x[2,4]` is a part of an
 * array; what is expanded inside another is that.
 */
export const withoutFlags = (text: Text): Text =>
  OWN.test(text)
    ? text
        // `*(N)`, `logs(.om[1,3])`: which of the files.
        .replace(/(?<=[\w*?\]}/])\([#^.@/=*%\w,:[\]+-]{1,16}\)(?=[\s;|&)]|$)/g, '')
        .replace(/(\$\{[^{}"'`]{0,60}?)::=/g, '$1:=')
        .replace(
          /\$(\{?)([A-Za-z_]\w*)\[(\d+),(\d+|-1)\](\}?)/g,
          (all, open: string, name: string, from: string, to: string, close: string) => {
            const start = Number(from) - 1;
            return (open === '') === (close === '') ? `\${${name}[@]:${start}${to === '-1' ? '' : `:${Number(to) - start}`}}` : all;
          },
        )
        .replace(/(\$\{[A-Za-z_]\w*):#[^{}]{0,80}\}/g, '$1}')
        .replace(/\$([A-Za-z_]\w*)\[(\d+)\]/g, (_all, name: string, at: string) => `\${${name}[${at}]}`)
        .replace(/\$\{(?:\([^()]{1,40}\)|[=~^]{1,2})+/g, '${')
        .replace(/\$[=~^]{1,2}(?=[A-Za-z_])/g, '$')
        .replace(/\$\{(\$\{[^{}]*\})\}/g, '$1')
    : text;
