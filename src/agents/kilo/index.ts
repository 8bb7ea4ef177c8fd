import type { Codec } from '../agent';
import { pluginCodec } from '../opencode/codec';

/** Kilo Code 7, built on opencode: the command line and its extension for editors. As documented; not tried with a running Kilo. */
export const kilo: Codec = {
  id: 'kilo',
  title: 'Kilo Code',
  ...pluginCodec('kilo'),
  blind:
    'a session without plugins or with another `XDG_CONFIG_HOME` (denied to agents); what other plugins in its process do; not yet tried with a running Kilo',
  guards: 'as opencode',
  failure: 'denied; it has no limit',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
