import { denied, free } from './selfRows';

denied('an agent that is started with another home, another user or other files', [
  'HOME=/tmp/h; claude -p hi',
  'read HOME <<< /tmp/h; claude',
  'systemd-run --user -E HOME=/tmp/x claude -p x',
  'systemd-run --user --setenv=CLAUDE_CONFIG_DIR=/tmp/x claude -p x',
  "tmux new -d -e HOME=/tmp/h 'claude -p x'",
  'HOME=/tmp/h node node_modules/@anthropic-ai/claude-code/cli.js -p hi',
  'sudo claude -p x',
  "su nobody -c 'claude -p x'",
  'sudo -u other codex exec x',
  'chroot / claude',
  'bwrap --bind / / --tmpfs /home/you/.claude claude -p hi',
  'bwrap --bind / / --bind /tmp/e /home/you/.claude -- claude -p hi',
  'firejail --private claude -p x',
  'unshare -m claude -p x',
  'proot -b /tmp/e:/home/you/.claude claude -p x',
]);

denied('something else is mounted over what guards agents', [
  'sudo mount --bind /tmp/e ~/.claude',
  'mount -t tmpfs none ~/.claude',
  'mount -o bind /tmp/e ~/.claude',
  'mount --bind /dev/null ~/.claude/settings.json',
  "unshare -rm sh -c 'mount --bind /tmp/e ~/.mollyguard; claude'",
]);

free([
  'claude -p hi',
  'nohup claude -p hi &',
  "tmux new -d 'claude -p x'",
  'systemd-run --user claude -p x',
  'sudo claude --version',
  'sudo claude update',
  'HOME=/tmp/h; npm test',
  'systemd-run --user -E HOME=/tmp/x npm test',
  'bwrap --ro-bind / / npm test',
  'firejail --private npm test',
  'mount | grep tmp',
  'sudo mount /dev/sdb1 /mnt',
  'sudo mount --bind src /mnt/src',
  'sudo mount -t tmpfs none /mnt/ram',
]);
