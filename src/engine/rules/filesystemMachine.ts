import type { ProgramSpec, Rule } from './rule';

const HELP = ['--help', '--version', '-V'] as const;
const NONE_KNOWN = 'None known.';

/** Programs that stop, kill or schedule, and those that take volumes apart. */
export const machinePrograms = [
  // What the shell evaluator calls a function that starts itself without end.
  { id: 'fork-bomb', names: ['fork-bomb'], valueFlags: [] },
  { id: 'kill', names: ['kill'], valueFlags: ['-s', '--signal', '-n'], clusters: false },
  {
    id: 'pkill',
    names: ['pkill', 'skill'],
    valueFlags: ['-t', '-P', '-G', '-U', '-u', '-g', '-s', '-F', '--signal', '--parent', '--euid', '--uid'],
    clusters: false,
  },
  { id: 'killall', names: ['killall'], valueFlags: ['-s', '--signal', '-u', '--user', '-y', '-o', '-n'], clusters: false },
  { id: 'killall5', names: ['killall5'], valueFlags: ['-o'], clusters: false },
  { id: 'reboot', names: ['reboot', 'halt', 'poweroff'], valueFlags: [] },
  { id: 'shutdown', names: ['shutdown'], valueFlags: [] },
  { id: 'init', names: ['init', 'telinit'], valueFlags: [] },
  {
    id: 'systemctl',
    names: ['systemctl'],
    valueFlags: ['-H', '-M', '--host', '--machine', '-t', '--type', '--state', '-p', '--property', '-n', '-o', '--root'],
  },
  { id: 'loginctl', names: ['loginctl'], valueFlags: [] },
  { id: 'launchctl', names: ['launchctl'], valueFlags: [] },
  { id: 'lvm', names: ['lvremove', 'vgremove', 'pvremove'], valueFlags: ['-S', '--select', '--config'] },
  { id: 'lvm-shell', names: ['lvm'], valueFlags: [] },
  { id: 'zpool', names: ['zpool', 'zfs'], valueFlags: [] },
  { id: 'btrfs', names: ['btrfs'], valueFlags: [] },
  { id: 'diskutil', names: ['diskutil'], valueFlags: [] },
  { id: 'dmsetup', names: ['dmsetup'], valueFlags: [] },
  { id: 'userdel', names: ['userdel', 'deluser'], valueFlags: [] },
  { id: 'accounts', names: ['chsh', 'visudo', 'usermod', 'useradd', 'adduser', 'passwd', 'chpasswd'], valueFlags: [] },
] as const satisfies readonly ProgramSpec[];

export const machineRules = [
  {
    id: 'filesystem/fork-bomb',
    when: { call: 'program', program: 'fork-bomb' },
    verb: 'kill',
    class: 'system',
    resource: { kind: 'system', name: ['=machine'] },
    dies: 'all that runs and was not saved',
    undo: 'Restart the machine.',
    safer: 'There is no use for it.',
    docs: 'https://www.gnu.org/software/bash/manual/html_node/Shell-Functions.html',
    examples: { held: [':(){ :|:& };:', 'bomb(){ bomb & }; bomb'], free: ["echo ':(){ :|:& };:'", 'f(){ echo x; }; f & f'] },
  },
  {
    id: 'filesystem/kill-everything',
    when: [
      { call: 'program', program: 'kill', any: ['-1'], count: [0, 0] },
      { call: 'program', program: 'kill', args: ['-1', '1', '0'], none: ['-0', '-l', '-L', '--list', '-s=0', '-n=0'] },
      { call: 'program', program: 'pkill', args: ['.', '.*', '', '^', '$', '.[*]', '.+', '[a-z]*'], none: HELP },
      { call: 'program', program: 'pkill', any: ['-u', '-U', '-g', '-G', '-t', '--euid', '--uid', '-v', '--inverse'], none: HELP },
      { call: 'program', program: 'killall', any: ['-u', '--user', '-v', '-r', '--regexp'], none: HELP },
      { call: 'program', program: 'killall5' },
      { call: 'program', program: 'loginctl', verb: [['terminate-user', 'kill-user', 'terminate-session', 'terminate-seat']] },
    ],
    verb: 'kill',
    class: 'execution',
    resource: { kind: 'processes', name: ['=processes'] },
    dies: 'every process of the user, the editor included',
    undo: NONE_KNOWN,
    safer: 'Kill the one process by its number.',
    docs: 'https://man7.org/linux/man-pages/man1/kill.1.html',
    examples: {
      held: ['kill -9 -1', 'kill -- -1', 'pkill -f .', 'pkill -u me', 'killall -u me'],
      free: ['kill 1234', 'kill -9 1234', 'kill -1 1234', 'kill -0 1', 'pkill -f vite', 'killall node', 'kill %1'],
    },
  },
  {
    id: 'filesystem/reboot',
    when: [
      { call: 'program', program: 'reboot', none: ['--help', '--version'] },
      { call: 'program', program: 'shutdown', none: ['-c', '--help', '--show'] },
      { call: 'program', program: 'init', args: ['0', '6', '1', 's', 'S'] },
      {
        call: 'program',
        program: 'systemctl',
        verb: [['reboot', 'poweroff', 'halt', 'kexec', 'rescue', 'emergency', 'soft-reboot', 'exit', 'isolate', 'suspend', 'hibernate']],
        none: ['--help', '-h'],
      },
      { call: 'program', program: 'loginctl', verb: [['reboot', 'poweroff', 'halt']] },
    ],
    verb: 'stop',
    class: 'execution',
    resource: { kind: 'machine', name: ['=machine'] },
    dies: 'all that runs and was not saved',
    undo: 'Start it again.',
    safer: 'Restart the one service.',
    docs: 'https://man7.org/linux/man-pages/man8/shutdown.8.html',
    examples: {
      held: ['reboot', 'sudo shutdown -r now', 'halt -f', 'init 0', 'systemctl poweroff'],
      free: ['systemctl status nginx', 'shutdown -c', 'uptime', 'echo reboot'],
    },
  },
  {
    id: 'filesystem/enable-service',
    when: [
      {
        call: 'program',
        program: 'systemctl',
        verb: [['enable', 'link', 'edit', 'set-default', 'preset', 'reenable', 'set-environment', 'import-environment']],
        none: ['--help', '-h'],
      },
      { call: 'program', program: 'launchctl', verb: [['load', 'bootstrap', 'enable', 'submit', 'setenv']] },
    ],
    verb: 'change',
    class: 'persistence',
    resource: { kind: 'service', name: ['arg:0', '=service'] },
    undo: 'Disable it again.',
    safer: 'Start it once, without enabling it.',
    docs: 'https://man7.org/linux/man-pages/man1/systemctl.1.html',
    examples: {
      held: ['systemctl enable x.service', 'systemctl --user enable x', 'launchctl load ~/Library/LaunchAgents/x.plist'],
      free: ['systemctl status x', 'systemctl start x', 'launchctl list'],
    },
  },
  {
    id: 'filesystem/change-account',
    when: {
      call: 'program',
      program: 'accounts',
      none: ['--help', '-h', '--version', '-l', '--list-shells', '-S', '--status', '-c', '--check'],
    },
    verb: 'change',
    class: 'persistence',
    resource: { kind: 'account', name: ['arg:last', '=account'] },
    undo: 'Change it back by hand.',
    safer: 'Ask the person to do it.',
    docs: 'https://man7.org/linux/man-pages/man8/usermod.8.html',
    examples: {
      held: ['chsh -s /bin/zsh', 'sudo usermod -aG docker me', 'sudo useradd x'],
      free: ['id', 'groups', 'getent passwd', 'passwd -S'],
    },
  },
  {
    id: 'filesystem/remove-volume',
    when: [
      { call: 'program', program: 'lvm', none: ['--help', '-h', '--version', '-t', '--test'] },
      { call: 'program', program: 'lvm-shell', verb: [['lvremove', 'vgremove', 'pvremove']] },
      { call: 'program', program: 'zpool', verb: [['destroy', 'labelclear', 'rollback']], none: ['-n', '-h', '--help'] },
      // Only what is there already goes: a plain `zfs receive` makes something new.
      { call: 'program', program: 'zpool', verb: [['receive', 'recv']], any: ['-F'], none: ['-n', '-h', '--help'] },
      { call: 'program', program: 'btrfs', verb: ['subvolume', ['delete']] },
      {
        call: 'program',
        program: 'diskutil',
        verb: [['eraseDisk', 'eraseVolume', 'reformat', 'partitionDisk', 'secureErase', 'zeroDisk', 'randomDisk', 'deleteVolume']],
      },
      {
        call: 'program',
        program: 'diskutil',
        verb: [
          ['apfs', 'ap', 'cs', 'coreStorage'],
          ['deleteContainer', 'deleteVolume', 'eraseVolume', 'delete', 'deleteSnapshot'],
        ],
      },
      { call: 'program', program: 'dmsetup', verb: [['remove', 'remove_all', 'wipe_table']] },
      { call: 'program', program: 'userdel', any: ['-r', '--remove', '--remove-home', '--remove-all-files', '-f'] },
    ],
    verb: 'delete',
    class: 'outside-files',
    resource: { kind: 'volume', name: ['arg:0', '=volume'] },
    dies: 'every file on it',
    undo: NONE_KNOWN,
    safer: 'Unmount it and leave it.',
    docs: 'https://man7.org/linux/man-pages/man8/lvremove.8.html',
    examples: {
      held: [
        'lvremove vg0/lv1',
        'sudo vgremove -f vg0',
        'zpool destroy tank',
        'zfs receive -F tank/shop',
        'zfs destroy -r tank/shop@daily',
        'btrfs subvolume delete /data/x',
        'diskutil eraseDisk APFS x disk2',
      ],
      free: [
        'zpool status tank',
        'zfs snapshot tank/shop@daily',
        'zfs receive tank/copy',
        'zfs destroy -nv tank/shop',
        'lvs',
        'diskutil list',
        'btrfs subvolume list /',
      ],
    },
  },
] as const satisfies readonly Rule[];
