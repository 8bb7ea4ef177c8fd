// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text is full of them.
import { HOME } from '../world';
import { rows } from './rows';

/** Alarms that a careful user would call false, each beside what has to stay held. */

// A signal that opens a debugger in Node means something else to other programs; which processes a number or a pattern means nobody knows.
rows('allow', ['killall -USR1 dd', 'watch -n 60 killall -USR1 dd', 'pkill -USR1 dd', 'pkill -USR1 nginx', 'sudo pkill -USR1 -x dd']);
rows('hold click self/attach-debugger', [
  'killall -USR1 node',
  'killall -USR1 dd node',
  'pkill -USR1 -f dd',
  'pkill -USR1 --full dd',
  'pkill -USR1 "$NAME"',
  'pkill -USR1 n.de',
]);
rows('hold click filesystem/kill-everything', ['pkill -USR1 .', 'pkill -USR1 -u "$USER"', 'killall -USR1 -r dd']);
rows('deny self/stop-guard', ['pkill -USR1 -i CODE', 'killall -USR1 "Code Helper (Plugin)"', 'killall -USR1 electron']);

// sudo hands on next to nothing of the environment, unless it is told to.
rows('allow', ['sudo env', 'sudo printenv', 'sudo -u postgres env', 'sudo -n env | sort']);
rows('deny secrets/reveal-credential', [
  'sudo -E env',
  'sudo --preserve-env env',
  'sudo --preserve-env=GITHUB_TOKEN env',
  'sudo -nE printenv',
  'sudo GITHUB_TOKEN="$GITHUB_TOKEN" env',
  'sudo -i env',
  'sudo -u deploy -i env',
  'sudo printenv GITHUB_TOKEN',
  "sudo bash -c 'env; cat /proc/1/environ'",
  'doas env',
]);

// Functions stand behind the variables in what `set` prints.
rows('allow', ["set | grep -A999 '^deploy ()' | head -40", "set | grep -A 20 '^deploy ()'"]);
rows('deny secrets/reveal-credential', [
  "set | grep -B3 '^deploy ()'",
  "set | grep -C3 '^deploy ()'",
  "set | grep -A999 'deploy ()'",
  "set | grep -A999 '^d'",
  "set | grep -A999 '^deploy'",
  "set | grep -A999 -e '^deploy ()' -e TOKEN",
]);

// A name for `ssh` opens what `ssh` itself opens.
rows('allow', ["alias web='ssh web-1.example.com'", "alias go='ssh $(pbpaste) -l me'", 'web() { ssh web-1.example.com; }; web']);
rows('hold type shell/open-machine', ["alias web='ssh web.prod.example.com'"]);

// An editor that edits in place makes no file.
rows('allow', ["sed -i 's/a/b/' ~/.zshrc", "sed -i.bak -e 's/a/b/' ~/.zshrc"]);
rows('hold type filesystem/persist', [
  "sed -i 's/a/b/' ~/.bashrc",
  "sed -i 's/a/b/' ~/.zshrc ~/.bashrc",
  "cp notes.txt ~/.zshrc; sed -i 's/a/b/' ~/.zshrc",
  "sed -i 's/a/b/' ~/.*rc",
  "sed 's/a/b/' notes.txt > ~/.zshrc",
  "sed -i 's/a/b/w ~/.profile' ~/.zshrc",
]);
rows('hold type filesystem/persist', [`ssh web 'sed -i s/a/b/ ~/.zshrc'; sed -i s/a/b/ ${HOME}/.bashrc`]);

// Folders for temporary files on Windows.
const powershell = (command: string) => ({ kind: 'shell', shell: 'powershell', command });
rows('allow', [
  powershell('Remove-Item -Recurse -Force C:\\Temp\\build-output'),
  powershell('Remove-Item -Recurse C:\\Users\\you\\AppData\\Local\\Temp\\x'),
  powershell('Remove-Item C:\\Windows\\Temp\\x.log'),
  { kind: 'shell', shell: 'cmd', command: 'rd /s /q C:\\temp\\x' },
]);
rows('hold type filesystem/delete-outside', [
  powershell('Remove-Item -Recurse C:\\Temp'),
  powershell('Remove-Item -Recurse C:\\Temp\\..\\Data'),
  powershell('Remove-Item -Recurse C:\\Templates\\x'),
  powershell('Remove-Item -Recurse C:\\Data\\Temp\\x'),
]);
rows('deny filesystem/destroy-system', [powershell('Remove-Item -Recurse C:\\Windows\\Temp\\..\\System32')]);

// What an interpreter is given to run, it shows where it does not understand it.
rows('deny secrets/read-off-limits', [
  'python < ~/.ssh/id_ed25519',
  'python3 - < ~/.aws/credentials',
  'node < .env',
  'cat ~/.ssh/id_ed25519 | python3',
  'perl < ~/.ssh/id_ed25519',
  'ruby < .env',
]);
rows('allow', ['python3 load.py < .env', 'python3 < README.md', 'node server.js < .env']);

// What Homebrew has installed as a service starts at login by `brew services start` as well; nobody writes such a description but Homebrew.
rows('allow', [
  'ln -sfv /usr/local/opt/mongodb/*.plist ~/Library/LaunchAgents',
  'ln -s /opt/homebrew/opt/redis/homebrew.mxcl.redis.plist ~/Library/LaunchAgents/',
  'brew services start redis',
  'brew services list --json',
  'brew services stop redis',
]);
rows('hold type filesystem/persist', [
  'ln -s /usr/local/opt/x.plist ~/Library/LaunchAgents',
  'ln -s /usr/local/opt/../../tmp/x/y.plist ~/Library/LaunchAgents',
  'ln -s /usr/local/opt/redis/*.plist x.plist ~/Library/LaunchAgents',
  'ln -s /usr/local/opt/redis/run.sh ~/Library/LaunchAgents',
  'ln -sf /opt/homebrew/opt/redis/homebrew.mxcl.redis.plist ~/.zshrc',
  'cp x.plist /opt/homebrew/opt/redis/homebrew.mxcl.redis.plist',
  'cp x.plist /usr/local/opt/redis/x.plist; ln -s /usr/local/opt/redis/x.plist ~/Library/LaunchAgents',
  'mv x.plist /opt/homebrew/Cellar/redis/7.2.4/homebrew.mxcl.redis.plist',
  'tee /home/linuxbrew/.linuxbrew/opt/redis/homebrew.redis.service < x',
]);
rows('hold type filesystem/enable-service', ['brew services start redis --file=x.plist', 'brew services start --file x.plist']);
