import type { Provider, Rule } from './rule';
import { command, list } from './when';

const NONE = { none: ['--help', '-h'] };
const fastboot = command('fastboot', NONE);
const adb = command('adb', NONE);

const rules = [
  {
    id: 'android/wipe-device',
    when: [
      fastboot('', { any: ['-w'] }),
      fastboot('erase|format|format:*|wipe-super|delete-logical-partition'),
      fastboot('flashing unlock|lock|unlock_critical|lock_critical'),
      fastboot('oem unlock|lock|format'),
      adb('rescue wipe'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'device', name: ['flag:-s', 'arg:0', '=the connected device'], here: true },
    dies: 'everything on the device that was not backed up',
    undo: 'None known.',
    safer: 'Flash the one partition, or let the person do it with the device in hand.',
    docs: 'https://android.googlesource.com/platform/system/core/+/refs/heads/main/fastboot/README.md',
    examples: {
      held: ['fastboot -w', 'fastboot erase userdata', 'fastboot flashing unlock', 'adb rescue wipe userdata'],
      free: ['fastboot devices', 'fastboot flash boot boot.img', 'fastboot getvar all', 'adb shell getprop', 'adb install app.apk'],
    },
  },
] as const satisfies readonly Rule[];

/** Tools for devices of Android. */
export const android = {
  id: 'android',
  title: 'Android devices',
  hosts: [],
  programs: [
    { id: 'fastboot', names: ['fastboot'], clusters: false, valueFlags: list('-s --slot --set-active -S -b') },
    { id: 'adb', names: ['adb'], clusters: false, everyday: true, valueFlags: list('-s -t -H -P -L') },
  ],
  rules,
} as const satisfies Provider;
