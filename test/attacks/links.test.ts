import { denied, free, stopped } from './selfRows';

// A second name for a guarded file is a way to write to it later, when nothing tells any more what it is.
denied('a second name', [
  'cp -l ~/.claude/settings.json ./x.json',
  'cp --link ~/.claude/settings.json ./x.json',
  'cp -rl ~/.claude ./c',
  'cp -al ~/.mollyguard/lib /tmp/m',
  'cp -Rl ~/.mollyguard/bin ./b',
  'cp -s ~/.claude/settings.json x && echo "{}" > x',
  'cp --symbolic-link ~/.claude/settings.json x && echo "{}" > x',
  'rsync -a --link-dest=/home/you/.claude ~/.claude/ ./c/',
  'ln ~/.claude/settings.json ./x.json',
  'ln -s ~/.claude d; echo "{}" > d/settings.json',
  'ln -s ~/.claude d && cp evil.json d/settings.json',
  'ln -s ~ h; echo "{}" > h/.claude/settings.json',
  'ln -sfn ~/.mollyguard m; rm -rf m/bin',
  `python3 -c 'import os; os.link("/home/you/.claude/settings.json", "x.json")'`,
  `node -e 'require("fs").linkSync("/home/you/.claude/settings.json", "x.json")'`,
]);
// What ends the launcher so that an agent cannot read why, or goes into the guard's memory.
denied('the launcher', [
  'pkill -9 -f bin/hook',
  'pkill -KILL -f .mollyguard/bin',
  'kill -9 $(pgrep -f bin/hook)',
  'while sleep 1; do pkill -9 -f bin/hook; done &',
]);
stopped(['kill -USR1 1234', 'kill -s SIGUSR1 1234', 'kill -10 1234', 'pkill -USR1 -f server.js']);
free([
  'cp -l a.txt b.txt',
  'cp -al node_modules /tmp/copy',
  'ln -s ../common common',
  'ln -s ~/projects p',
  'ln -s /usr/lib/x y',
  'cp ~/.claude/settings.json /tmp/backup.json',
  'kill 1234',
  'kill -9 1234',
  'pkill -f vite',
  'strace ls',
  'cat /proc/1234/status',
  'kill -l USR1',
]);
