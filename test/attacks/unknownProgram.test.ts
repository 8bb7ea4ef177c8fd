// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { attack } from './rows';

attack('the program is a variable, a substitution or a pattern', {
  held: [
    '$X volume delete --yes',
    '"$(echo $CMD)" volume delete --yes',
    'rail$X volume delete --yes',
    '/usr/bin/r?ilway volume delete --yes',
    '/usr/bin/[r]ailway volume delete --yes',
    'r*lway volume delete --yes',
    '$G push --force origin main',
    '/bin/r? -r -f ~/Documents',
    '/usr/local/bin/*.sh',
    "/bin/b?sh -c 'rm -r ~/Documents'",
  ],
  free: [
    '$X build',
    '"$TOOL" --version',
    '$PYTHON -m pytest',
    '$SUDO apt-get install -y jq',
    '"${cmd[@]}"',
    'for p in a b; do $RUN test $p; done',
    '$(npm bin)/eslint .',
    './node_modules/.bin/* --version',
    '/usr/bin/gi? status',
    './scripts/*.sh',
    'ls r?ilway',
  ],
});
