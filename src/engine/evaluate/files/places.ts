/**
 * Where things lie, as data. `**` at the end: the folder and all below; `*` within one segment.
 * Sources: the agents' own documentation and runs of them; hier(7), systemd.unit(5), bash(1), zsh(1), sshd(8), git-config(1).
 */

const list = (text: string): readonly string[] => text.trim().split(/,\s+/);

/** Agents' hook and settings files, wherever they stand (home or project), by their path from there. */
export const AGENT_SETTINGS = list(`
  .claude/settings.json, .claude/settings.local.json, .claude/hooks/**, .claude/managed-settings.json, .claude-plugin/**,
  .cursor/hooks.json, .cursor/hooks/**, .cursor/cli-config.json, .cursor/cli.json, .cursor/permissions.json, .cursor/sandbox.json, .copilot/hooks/**,
  .copilot/settings.json, .copilot/config.json, .copilot/extensions/**, .github/extensions/**, .github/hooks/**, .github/copilot/settings.json,
  .github/copilot/settings.local.json, .codex/hooks.json, .codex/hooks/**, .codex/config.toml, .codex/*.config.toml, .codex/rules/**,
  .codex/requirements.toml, .gemini/settings.json, .gemini/hooks/**, .gemini/config/hooks.json, .gemini/policies/**,
  .gemini/trustedFolders.json, .gemini/extensions/**, .qwen/extensions/**, .agents/hooks.json, .agents/plugins/**, .qwen/settings.json, .qwen/hooks/**,
  .qwen/trustedFolders.json, .clinerules/hooks/**, .cline/**, Documents/Cline/Hooks/**, .opencode/**, .config/opencode/**,
  opencode.json, opencode.jsonc, .kiro/hooks/**, .kiro/agents/**, .kiro/settings/**, .factory/hooks.json, .factory/settings.json,
  .factory/settings.local.json, .augment/settings.json, .augment/settings.local.json, .codeium/windsurf/hooks.json,
  .codeium/hooks.json, .windsurf/hooks.json, .amp/plugins/**, .config/amp/**, .grok/hooks/**, .vibe/hooks.toml,
  .continue/settings.json, .continue/permissions.yaml, .kilo/**, .kilocode/plugin/**, .kilocode/plugins/**,
  kilo.json, kilo.jsonc, .config/kilo/**,
  .junie/config.json, .devin/**, .config/devin/**, .augment/hooks/**, .factory/hooks/**, .gemini/hooks.json, .agent/hooks.json, .antigravitycli/hooks.json,
  .amp/settings.json, .amp/settings.jsonc`);

/** Where set-up puts our entry for agents, from a home folder: what is there afterwards must be known. */
export const HOOK_FILES = list(`
  .mollyguard, .claude/settings.json, .codex/hooks.json, .codex/config.toml, .copilot/hooks/mollyguard.json, .cursor/hooks.json, .gemini/settings.json,
  .qwen/settings.json, .config/opencode/plugins/mollyguard.js, .config/opencode/plugins/mollyguard.ts, .config/kilo/plugins/mollyguard.js,
  .config/kilo/plugin/mollyguard.js, .cline/hooks/PreToolUse, Documents/Cline/Hooks/PreToolUse,
  .gemini/config/hooks.json, .codeium/windsurf/hooks.json, .config/devin/config.json, .kiro/hooks/mollyguard.json, .factory/hooks.json,
  .augment/settings.json, .augment/hooks/mollyguard.sh, .config/amp/plugins/mollyguard.ts`);

/** Managed settings and hooks of agents. */
export const MANAGED_SETTINGS = list(`
  /etc/claude-code/**, /etc/codex/**, /etc/gemini-cli/**, /etc/github-copilot/**, /etc/qwen-code/**, /etc/augment/**,
  /etc/windsurf/**, /etc/cursor/**, /etc/ampcode/**, /Library/Application Support/ampcode/**, /Library/Application Support/ClaudeCode/**, /Library/Application Support/Cursor/**,
  /Library/Application Support/Windsurf/**, /Library/Application Support/GeminiCli/**, /Library/Application Support/QwenCode/**`);

/** Names under which an editor keeps its data. */
export const EDITORS = [
  'Code',
  'Code - Insiders',
  'Code - OSS',
  'VSCodium',
  'VSCodium - Insiders',
  'Cursor',
  'Cursor Nightly',
  'Windsurf',
  'Antigravity',
  'Kiro',
  'Trae',
  'Void',
  'Positron',
] as const;
/** Folders in which editors keep extensions and a server's data. */
export const EDITOR_FOLDERS = list(`
  .vscode, .vscode-insiders, .vscode-oss, .vscode-server, .vscode-server-insiders, .vscode-server-oss, .vscodium-server,
  .vscode-remote, .vscode-web, .cursor, .cursor-server, .windsurf, .windsurf-server, .openvscode-server, .antigravity, .antigravity-server,
  .kiro, .kiro-server, .trae, .trae-server, .positron, .positron-server, .void-editor, .local/share/code-server, .vscode-oss-server`);

/** What later runs for the user, from a home folder. */
export const HOME_PERSISTENCE = list(`
  .bashrc, .bash_profile, .bash_login, .bash_logout, .bash_aliases, .profile, .zshrc, .zshenv, .zprofile, .zlogin, .zlogout,
  .kshrc, .mkshrc, .cshrc, .tcshrc, .login, .logout, .xprofile, .xinitrc, .xsession, .xsessionrc, .pam_environment, .inputrc,
  .ssh/authorized_keys, .ssh/authorized_keys2, .ssh/rc, .ssh/config, .ssh/environment, .gitconfig, .config/git/config,
  .config/git/hooks/**, .git-templates/**, .git-template/**, .githooks/**, .config/autostart/**, .config/autostart-scripts/**,
  .config/plasma-workspace/env/**, .config/fish/**, .config/environment.d/**, .config/systemd/user/**,
  .local/share/systemd/user/**, .config/direnv/direnvrc, .config/powershell/**, Library/LaunchAgents/**,
  AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/**, Documents/PowerShell/**, Documents/WindowsPowerShell/**,
  .config/nushell/**, .curlrc, .config/curlrc, .wgetrc, .config/*-flags.conf, .local/share/applications/**,
  .local/share/dbus-1/services/**, .config/i3/**, .i3/**, .config/sway/**, .config/hypr/**, .config/niri/**, .xbindkeysrc, .config/sxhkd/**,
  .tmux.conf, .config/tmux/tmux.conf, .screenrc, .hammerspoon/**, .config/mimeapps.list, .local/lib/*/site-packages/usercustomize.py,
  .local/lib/*/site-packages/sitecustomize.py`);

/** Programs that everything else is started with, agents and our launcher too, in folders of programs. */
export const STARTERS: ReadonlySet<string> = new Set(
  list(`
  node, nodejs, sh, bash, dash, zsh, env, perl, curl, git, ssh, sudo, doas, claude, codex, gemini, qwen, opencode, copilot, cursor-agent,
  code, cursor, codium`),
);
/** Folders that hold programs, and the editors' servers, which bring a Node of their own. */
export const STARTER_FOLDER = /(?:^|\/)s?bin$|(?:^|\/)shims$|\/\.(?:vscode|vscodium|cursor|windsurf)[\w-]*-?server[\w-]*(?:\/|$)/;

/** What later runs for everybody, or says who may. */
export const SYSTEM_PERSISTENCE = list(`
  /etc/profile, /etc/profile.d/**, /etc/bash.bashrc, /etc/bashrc, /etc/zshrc, /etc/zshenv, /etc/zprofile, /etc/zsh/**,
  /etc/environment, /etc/environment.d/**, /etc/crontab, /etc/anacrontab, /etc/cron.d/**, /etc/cron.hourly/**, /etc/cron.daily/**,
  /etc/cron.weekly/**, /etc/cron.monthly/**, /etc/cron.allow, /etc/cron.deny, /var/spool/cron/**, /var/spool/at/**,
  /etc/systemd/**, /lib/systemd/**, /usr/lib/systemd/**, /usr/local/lib/systemd/**, /run/systemd/system/**, /etc/init.d/**,
  /etc/rc.local, /etc/rc.d/**, /etc/inittab, /etc/init/**, /etc/sudoers, /etc/sudoers.d/**, /etc/doas.conf, /etc/polkit-1/**,
  /etc/pam.d/**, /etc/passwd, /etc/shadow, /etc/group, /etc/gshadow, /etc/ssh/**, /etc/ld.so.preload, /etc/ld.so.conf,
  /etc/ld.so.conf.d/**, /etc/xdg/autostart/**, /etc/update-motd.d/**, /etc/udev/rules.d/**, /etc/gitconfig, /etc/apt/apt.conf.d/**,
  /etc/modules-load.d/**, /etc/vscode/**, /etc/vscode-insiders/**, /etc/vscodium/**, /Library/Managed Preferences/**, /Library/LaunchDaemons/**, /Library/LaunchAgents/**, /private/etc/sudoers, /private/etc/sudoers.d/**,
  /private/etc/pam.d/**, /usr/local/opt/*/*.plist, /opt/homebrew/opt/*/*.plist, /usr/local/Cellar/*/*/*.plist, /opt/homebrew/Cellar/*/*/*.plist,
  /home/linuxbrew/.linuxbrew/opt/*/*.service, /home/linuxbrew/.linuxbrew/Cellar/*/*/*.service`);
/** What Homebrew brings along for a service of its own: `brew services start` has it run at every login. */
export const BREW_SERVICE = /^(?:\/usr\/local|\/opt\/homebrew)\/opt\/[^/]+\/[^/]*\.plist$/;

/** Folders whose content is made again by a tool: by name, at any depth of a workspace or temporary folder. */
export const DISPOSABLE_FOLDERS: ReadonlySet<string> = new Set(
  list(`
  node_modules, bower_components, jspm_packages, dist, build, out, target, .next, .nuxt, .svelte-kit, .output, .astro, .docusaurus,
  .turbo, .cache, .parcel-cache, .vite, .vite-temp, .rollup.cache, .webpack, .angular, .expo, .nx, storybook-static, coverage,
  .nyc_output, htmlcov, test-results, playwright-report, __pycache__, .pytest_cache, .mypy_cache, .ruff_cache, .hypothesis, .tox,
  .nox, .venv, venv, .eggs, .ipynb_checkpoints, .gradle, .dart_tool, obj, DerivedData, Pods, .serverless, .aws-sam, _build,
  .stack-work, dist-newstyle, elm-stuff, zig-out, zig-cache, .zig-cache, .bloop, .metals, .sass-cache, .jekyll-cache, .eslintcache,
  .stylelintcache, tmp, temp, .tmp, .temp, logs, .vscode-test, .DS_Store, Thumbs.db, .coverage`),
);
/** File names whose end says that a tool makes them again. */
export const DISPOSABLE_ENDINGS = list(`
  .log, .tmp, .temp, .pyc, .pyo, .pyd.tmp, .o, .obj, .class, .swp, .swo, .tsbuildinfo, .egg-info, .pid, .gcda, .gcno, ~`);

/** Caches in a home folder, and what agents write down for themselves (plans, notes) and over again. */
export const HOME_CACHES = list(`
  .cache/**, .npm/_cacache/**, .npm/_logs/**, .npm/_npx/**, .yarn/cache/**, .pnpm-store/**, .local/share/pnpm/store/**,
  .cargo/registry/**, .gradle/caches/**, .m2/repository/**, .nuget/packages/**, go/pkg/**, Library/Caches/**,
  .yarn/berry/cache/**, Library/Developer/Xcode/DerivedData/**, Library/Developer/CoreSimulator/Caches/**,
  AppData/Local/npm-cache/**, AppData/Local/pip/cache/**, AppData/Local/Yarn/Cache/**, .bun/install/cache/**, .deno/**, .claude/plans/**, .claude/projects/*/memory/**, .cursor/plans/**`);

/** What package managers of the system fetch again. */
export const SYSTEM_CACHES = list(`
  /var/lib/apt/lists/**, /var/cache/apt/archives/**, /var/cache/apk/**, /var/cache/dnf/**, /var/cache/yum/**`);

export const TEMPORARY_FOLDERS = ['/tmp', '/var/tmp', '/private/tmp', '/private/var/tmp', '/dev/shm'] as const;
/** What lies in such a folder of Windows. */
export const WINDOWS_TEMPORARY = /^[a-z]:\/(?:temp|tmp|windows\/temp|users\/[^/]+\/appdata\/local\/temp)\/[^/]/i;

/** Devices that nothing is lost by writing to. */
export const NULL_DEVICES = list(`
  /dev/null, /dev/zero, /dev/full, /dev/stdout, /dev/stderr, /dev/stdin, /dev/tty, /dev/random, /dev/urandom, /dev/fd/**,
  /dev/pts/**, /dev/tcp/**, /dev/udp/**, /dev/ptmx, /dev/console`);

/** Top folders of the system: lost at every depth. Lower case. */
export const SYSTEM_FOLDERS: ReadonlySet<string> = new Set(
  list(`
  bin, boot, dev, lib, lib32, lib64, libx32, proc, sbin, sys, system, efi, nix, windows, program files, program files (x86),
  programdata, cores`),
);
/** Top folders of which the first so many levels are the system; what lies deeper is somebody's file. Lower case. */
export const SYSTEM_DEPTH: Readonly<Record<string, number>> = {
  etc: 2,
  var: 1,
  usr: 2,
  opt: 1,
  srv: 1,
  root: 1,
  run: 1,
  home: 2,
  users: 2,
  mnt: 1,
  media: 1,
  volumes: 1,
  library: 2,
  applications: 1,
  private: 1,
  snap: 1,
};
/** Second levels that are the system at every depth (`/usr`), or as a whole (`/usr/local`, `/var`). Lower case. */
export const USR_SYSTEM: ReadonlySet<string> = new Set(
  list(`
  bin, sbin, lib, lib32, lib64, libexec, include, share, src`),
);
export const VAR_SYSTEM: ReadonlySet<string> = new Set(
  list(`
  lib, log, spool, run, lock, mail, db, cache, local, opt, backups, root`),
);
