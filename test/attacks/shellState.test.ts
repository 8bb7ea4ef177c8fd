// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { attack } from './rows';

attack('the shell is told now what it runs later', {
  held: [
    "PROMPT_COMMAND='railway volume delete --yes' bash -i",
    "export PROMPT_COMMAND='railway volume delete --yes'",
    "PS4='$(railway volume delete --yes)'; set -x; ls",
    'BASH_ENV=bad.sh bash -c true',
    'export BASH_ENV=$PWD/bad.sh; ls',
    'BASH_ENV=<(echo railway volume delete --yes) bash -c true',
    "LESSOPEN='|railway volume delete --yes %s' less file",
    "env MANPAGER='railway volume delete --yes' man ls",
    "EDITOR='railway volume delete --yes #' crontab -e",
    "trap 'railway volume delete --yes' EXIT",
    "complete -C 'railway volume delete --yes' foo",
    `bind -x '"\\C-l": railway volume delete --yes'`,
    'precmd() { railway volume delete --yes; }',
    'later() { railway volume delete --yes; }',
    "alias later='railway volume delete --yes'",
  ],
  free: [
    "PROMPT_COMMAND='history -a' bash -i",
    "PS1='\\u@\\h $(__git_ps1)'",
    'ENV=test node server.js',
    'BASH_ENV=~/.nvm/nvm.sh bash -c "npm test"',
    'EDITOR="code --wait" git commit',
    'PAGER=cat man ls',
    'complete -F _git g',
    "complete -C '/usr/local/bin/aws_completer' aws",
    `bind '"\\e[A": history-search-backward'`,
    'greet() { echo "$1"; }',
    "alias ll='ls -la'",
    'source ~/.nvm/nvm.sh && npm test',
  ],
  files: { 'bad.sh': 'railway volume delete --yes\n', '/home/you/.nvm/nvm.sh': 'nvm_wipe() { rm -rf "$HOME"; }\nnvm() { echo "$@"; }\n' },
});

attack('a word is made to mean another program', {
  held: [
    'hash -p /usr/bin/railway ls; ls volume delete --yes',
    'hash -p /bin/rm echo; enable -n echo; echo -rf /',
    '=railway volume delete --yes',
    '- railway volume delete --yes',
    'noglob nocorrect railway volume delete --yes',
    'builtin command -p railway volume delete --yes',
    'exec -cla ls railway volume delete --yes',
    'declare TOOL={echo,rm}; "$TOOL" -rf /',
    'A=rm; declare A=echo B=$A; "$B" -rf /',
    "printf -v C '%s' railway; $C volume delete --yes",
    'enable -f ./evil.so evil',
  ],
  free: ['hash -r', 'hash -p /usr/bin/gls ls; ls', 'enable -n echo', 'declare A=1 B=$A', 'printf -v d %02d 3; echo $d', 'builtin cd /tmp'],
});

attack('history is run again', {
  held: ['history | bash', 'history|bash', 'fc -s rail', 'fc -e - rail', '!!', '!rail', 'sudo !!'],
  free: ['history | tail -20', 'fc -l', '! grep -q x src/index.ts', 'echo "done!!"'],
});
