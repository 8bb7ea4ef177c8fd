// biome-ignore-all lint/suspicious/noTemplateCurlyInString: zsh has them, too.
import { attack } from './rows';

const zsh = (command: string) => ({ kind: 'shell', shell: 'zsh', command });
/** The same text for a hook that says zsh, and for a shell that starts it. */
const everyWay = (commands: readonly string[]) => [
  ...commands.map(zsh),
  ...commands.filter((command) => !command.includes("'")).map((command) => `zsh -c '${command}'`),
];

attack('zsh says it in its own words', {
  held: everyWay([
    'c=(rm -rf /home/you/Documents); $c',
    'c="rm -rf /home/you/Documents"; ${=c}',
    'c="rm -rf /home/you/Documents"; $=c',
    'c="rm -rf /home/you/Documents"; ${(z)c}',
    '${(z):-rm -rf /home/you/Documents}',
    'eval ${(j: :)${:-rm -rf ~/Documents}}',
    'eval ${(Q)c::="rm -rf ~/Documents"}',
    'x=(a rm -rf /home/you/Documents); $x[2,4]',
    'x=(rm b); $x[1] -rf ~/Documents',
    'x=(a rm); ${x[2]} -rf ~/Documents',
    'c=(x rm -rf /home/you/Documents); ${c[2,-1]}',
    'c=(rm -rf /home/you/Documents); ${c:#x}',
    'c=(rm -rf /home/you/Documents); $c[@]',
    'repeat 1 rm -rf ~/Documents',
    'repeat 2 { rm -rf ~/Documents }',
    'zmodload zsh/files; zf_rm -rf ~/Documents',
    'zargs -- ~/Documents -- rm -rf',
    'sched +1 rm -rf ~/Documents',
    'emulate sh -c "rm -rf ~/Documents"',
    'functions[x]="rm -rf ~/Documents"; x',
    'aliases[x]="rm -rf ~/Documents"; eval x',
    '{ true } always { rm -rf ~/Documents }',
    'TRAPEXIT() { rm -rf ~/Documents }',
    'for x (~/Documents) { rm -rf $x }',
  ]),
  free: everyWay([
    'repeat 3 echo hi',
    'x=(a b c); echo $x[1] ${x[2]} $x',
    'x=(ls -l); $x',
    'echo ${(L)name} ${(j:,:)list}',
    'for f (*.ts) { echo $f }',
    'emulate -L zsh; setopt err_return',
    'zargs -- *.ts -- wc -l',
    'rm -rf dist(N)',
    'sched',
    'aliases[ll]="ls -l"',
    'print -P "%F{red}hi%f"',
    'files=(dist/*(N)); rm -rf $files',
  ]),
});

attack('another folder holds what the shell reads first', {
  held: [
    "echo 'rm -rf ~/Documents' > /tmp/z/.zshenv; ZDOTDIR=/tmp/z zsh -c true",
    "echo 'rm -rf ~/Documents' > /tmp/z/.zshrc; ZDOTDIR=/tmp/z zsh -i -c true",
    "echo 'rm -rf /home/you/Documents' > /tmp/h/.bashrc; HOME=/tmp/h bash -i -c true",
    "echo 'rm -rf /home/you/Documents' > /tmp/h/.profile; HOME=/tmp/h bash -l -c true",
    "printf '[core]\\n fsmonitor = rm -rf ~/Documents\\n' > g; GIT_CONFIG_GLOBAL=g git status",
    "printf '[core]\\n fsmonitor = rm -rf ~/Documents\\n' > g; git -c include.path=./g status",
    "printf '[diff]\\n external = rm -rf ~/Documents\\n' > /tmp/x/git/config; XDG_CONFIG_HOME=/tmp/x git diff",
  ],
  free: [
    "echo 'alias ll=ls' > /tmp/z/.zshrc; ZDOTDIR=/tmp/z zsh -i -c true",
    "printf '[user]\\n name = x\\n' > g; GIT_CONFIG_GLOBAL=g git status",
    'GIT_CONFIG_GLOBAL=/dev/null git status',
    'HOME=/tmp/h npm test',
  ],
});
