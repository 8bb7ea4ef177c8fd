import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = { none: ['--help', '-h', '-help'] };
const EVERYWHERE = ['-g', '-globalDomain'];
const asr = command('asr', HELP);
const security = command('security', HELP);
const dscl = command('dscl', HELP);
const sysadminctl = command('sysadminctl', HELP);
const hdiutil = command('hdiutil', HELP);
const defaults = command('defaults', HELP);

const rules = [
  {
    id: 'macos/erase-volume',
    when: [asr('restore', { any: ['--erase', '-erase'] }), asr('partition'), hdiutil('erasekeys')],
    verb: 'delete',
    class: 'outside-files',
    resource: { kind: 'volume', name: ['flag:--target', 'flag:-target', 'arg:0', '=volume'] },
    dies: 'every file on it',
    undo: 'None known.',
    safer: 'Restore into a new volume or image.',
    docs: 'https://ss64.com/osx/asr.html',
    examples: {
      held: [
        'sudo asr restore --source shop.dmg --target /dev/disk2 --erase --noprompt',
        'asr partition --target /dev/disk2',
        'hdiutil erasekeys shop.dmg',
      ],
      free: ['asr imagescan --source shop.dmg', 'hdiutil attach shop.dmg', 'hdiutil create -srcfolder dist shop.dmg'],
    },
  },
  {
    id: 'macos/delete-keychain',
    when: security(
      'delete-keychain|delete-identity|delete-certificate|delete-generic-password|delete-internet-password|delete-smartcard-token',
    ),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'keychain', name: ['arg:0', 'flag:-c', 'flag:-s', '=keychain'], identifiers: ['flag:-Z', 'flag:-a'] },
    dies: 'the passwords, keys and certificates in it',
    undo: 'Restore the file of the keychain from a backup.',
    safer: 'Take it off the list of keychains, or lock it: security lock-keychain.',
    docs: 'https://ss64.com/osx/security.html',
    examples: {
      held: [
        'security delete-keychain login.keychain',
        'security delete-identity -c "Developer ID"',
        'security delete-generic-password -s shop',
      ],
      free: ['security list-keychains', 'security find-identity -v -p codesigning', 'security lock-keychain login.keychain'],
    },
  },
  {
    id: 'macos/delete-account',
    when: [sysadminctl('', { any: ['-deleteUser'] }), dscl('', { any: ['-delete'] }), dscl('* delete')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'account', name: ['flag:-deleteUser', 'arg:last', '=account'] },
    dies: 'the account, and with sysadminctl its home folder',
    undo: 'None known.',
    safer: 'Ask the person to do it in System Settings.',
    docs: 'https://ss64.com/osx/sysadminctl.html',
    examples: {
      held: ['sudo sysadminctl -deleteUser jane -secure', 'sudo dscl . -delete /Users/jane', 'dscl . delete /Users/jane'],
      free: ['dscl . -list /Users', 'dscl . -read /Users/jane', 'sysadminctl -secureTokenStatus jane'],
    },
  },
  {
    id: 'macos/delete-preferences',
    when: [
      defaults('delete', { count: [0, 1], none: [...HELP.none, ...EVERYWHERE, '-app'] }),
      defaults('delete', { count: [0, 0], any: [...EVERYWHERE, '-app'] }),
    ],
    verb: 'delete',
    class: 'outside-files',
    resource: { kind: 'preferences', name: ['flag:-app', 'arg:0', '=all preferences'] },
    dies: 'every setting of the program',
    undo: 'Import an export: defaults import.',
    safer: 'Export them first, or delete the one key: defaults delete domain key.',
    docs: 'https://ss64.com/osx/defaults.html',
    examples: {
      held: ['defaults delete com.apple.dock', 'defaults delete -g', 'defaults delete -app Xcode'],
      free: [
        'defaults read com.apple.dock',
        'defaults delete com.apple.dock autohide',
        'defaults delete -g ApplePressAndHoldEnabled',
        'defaults write com.apple.dock autohide -bool true',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Programs of macOS that erase disks, accounts and keys. */
export const macos = {
  id: 'macos',
  title: 'macOS',
  hosts: [],
  programs: [
    { id: 'asr', names: ['asr'], clusters: false, valueFlags: list('--source --target -source -target --file --server') },
    { id: 'security', names: ['security'], clusters: false, everyday: true, valueFlags: list('-c -Z -s -a -l -t -D -C -j -k -p') },
    { id: 'dscl', names: ['dscl'], clusters: false, valueFlags: list('-u -P') },
    { id: 'sysadminctl', names: ['sysadminctl'], clusters: false, valueFlags: list('-deleteUser -adminUser -adminPassword -password') },
    { id: 'hdiutil', names: ['hdiutil'], clusters: false, everyday: true, valueFlags: [] },
    { id: 'defaults', names: ['defaults'], clusters: false, everyday: true, valueFlags: ['-app', '-host'] },
  ],
  rules,
} as const satisfies Provider;
