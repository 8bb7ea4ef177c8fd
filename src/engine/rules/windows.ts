import type { Provider, Rule } from './rule';
import { command, list } from './when';

/** A cmdlet that no reader knows stands as its verb and its noun: `Remove-VM` is `remove vm`. */
const cmdlet = command('cmdlet', { none: ['-whatif'] });
const vss = command('vssadmin');
const wb = command('wbadmin');
const wmic = command('wmic');
const ps = (page: string): string => `https://learn.microsoft.com/en-us/powershell/module/${page}`;
const win = (page: string): string => `https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/${page}`;
const named = (kind: string) => ({
  kind,
  name: ['flag:-name', 'flag:-identity', 'flag:-vmname', 'flag:-driveletter', 'flag:-number', 'flag:-path', 'arg:0', `=${kind}`],
  identifiers: ['flag:-computername', 'flag:-server', 'flag:-resourcegroupname'],
});

const rules = [
  {
    id: 'windows/erase-disk',
    when: [
      cmdlet('clear disk'),
      cmdlet('format volume'),
      cmdlet('initialize disk'),
      cmdlet('remove partition|virtualdisk|storagepool|volume'),
      cmdlet('reset physicaldisk'),
      { call: 'program', program: 'format', args: ['*:', '*:/*', '*:\\*', '\\\\*'] },
      { call: 'program', program: 'diskpart' },
    ],
    verb: 'format',
    class: 'system',
    resource: { kind: 'disk', name: ['flag:-driveletter', 'flag:-number', 'arg:0', '=disk'] },
    dies: 'everything on the disk',
    undo: 'None known.',
    safer: 'Let the person do it with the disk before their eyes.',
    docs: ps('storage/format-volume'),
    examples: {
      held: [
        'pwsh -c "Format-Volume -DriveLetter D -Confirm:\\$false"',
        'pwsh -c "Clear-Disk -Number 1 -RemoveData -Confirm:\\$false"',
        'cmd /c "format d: /q /y"',
        'cmd /c "diskpart /s wipe.txt"',
      ],
      free: ['pwsh -c "Get-Volume"', 'pwsh -c "Get-Disk | Format-Table"', 'pwsh -c "Format-Volume -DriveLetter D -WhatIf"', 'cargo fmt'],
    },
  },
  {
    id: 'windows/delete-backups',
    when: [
      vss('delete shadows|shadowstorage'),
      vss('resize shadowstorage'),
      wb('delete catalog|systemstatebackup|backup'),
      wmic('shadowcopy ** delete'),
      cmdlet('disable computerrestore|vmreplication'),
      cmdlet('remove wbpolicy|wbbackupset|wbcatalog|dbabackup|vmsnapshot|vmcheckpoint|backup*|snapshot|*backup|*snapshot'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backups'),
    dies: 'what the machine could be restored from',
    undo: 'None known.',
    safer: 'List them, and let the person delete the old ones.',
    docs: win('vssadmin-delete-shadows'),
    examples: {
      held: [
        'cmd /c "vssadmin delete shadows /all /quiet"',
        'cmd /c "wbadmin delete catalog -quiet"',
        'wmic shadowcopy delete',
        'pwsh -c "Remove-VMSnapshot -VMName web"',
      ],
      free: ['cmd /c "vssadmin list shadows"', 'cmd /c "wbadmin get versions"', 'pwsh -c "Get-VMSnapshot -VMName web"'],
    },
  },
  {
    id: 'windows/delete-machine',
    when: [
      { call: 'program', program: 'wsl', any: ['--unregister'] },
      cmdlet('remove vm|vmharddiskdrive|container|cluster|clusterresource|clustergroup|scvirtualmachine'),
      cmdlet('stop vm', { any: ['-turnoff'] }),
      cmdlet('restore vmsnapshot|vmcheckpoint'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('virtual machine'),
    dies: 'its configuration and its checkpoints',
    undo: 'None known.',
    safer: 'Stop it, or export it first.',
    docs: ps('hyper-v/remove-vm'),
    examples: {
      held: ['pwsh -c "Remove-VM -Name web -Force"', 'pwsh -c "Get-VM | Remove-VM -Force"', 'wsl --unregister Ubuntu'],
      free: [
        'pwsh -c "Get-VM"',
        'pwsh -c "Start-VM -Name web"',
        'wsl --list --verbose',
        'wsl --terminate Ubuntu',
        'pwsh -c "Remove-VM -Name web -WhatIf"',
      ],
    },
  },
  {
    id: 'windows/delete-database',
    when: [
      cmdlet('remove dbadatabase|sqlavailabilitygroup|sqldatabase|dbatable|dbalogin|mdbcdata|mdbcdatabase|mdbccollection|sqlagentjob'),
      cmdlet('restore sqldatabase|dbadatabase'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      ...named('database'),
      name: ['flag:-database', 'flag:-name', 'arg:0', '=database'],
      identifiers: ['flag:-sqlinstance', 'flag:-serverinstance'],
    },
    undo: 'Restore a backup.',
    safer: 'Take a backup first, or take it offline.',
    docs: 'https://docs.dbatools.io/Remove-DbaDatabase',
    examples: {
      held: ['pwsh -c "Remove-DbaDatabase -SqlInstance db.prod.example -Database shop -Confirm:\\$false"'],
      free: ['pwsh -c "Get-DbaDatabase -SqlInstance db.prod.example"', 'pwsh -c "Backup-DbaDatabase -SqlInstance s -Database shop"'],
    },
  },
  {
    id: 'windows/delete-directory-object',
    when: [
      cmdlet(
        'remove ad*|mailbox|mg*|msol*|azuread*|dnsserver*|dhcpserver*|gpo|localuser|localgroup|localgroupmember|distributiongroup|unifiedgroup|pnp*|spo*|team',
      ),
      cmdlet('disable adaccount|mailbox|localuser'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      ...named('account'),
      name: ['flag:-identity', 'flag:-userid', 'flag:-objectid', 'flag:-name', 'arg:0', '=directory object'],
    },
    dies: 'what belongs to it: memberships, mail, files',
    undo: 'Restore it from the recycle bin of the directory, where that is on.',
    safer: 'Disable it by hand first.',
    docs: ps('activedirectory/remove-aduser'),
    examples: {
      held: [
        'pwsh -c "Remove-ADUser -Identity jane -Confirm:\\$false"',
        'pwsh -c "Remove-MgUser -UserId x"',
        'pwsh -c "Remove-Mailbox -Identity jane"',
      ],
      free: ['pwsh -c "Get-ADUser -Identity jane"', 'pwsh -c "Get-MgUser"'],
    },
  },
  {
    id: 'windows/change-registry',
    when: [
      cmdlet('remove registry'),
      cmdlet('clear registry'),
      { call: 'program', program: 'reg', verb: [['delete', 'import', 'restore', 'unload']] },
      { call: 'program', program: 'regedit', any: ['/s'] },
      { call: 'program', program: 'bcdedit', verb: [['/set', '/delete', '/deletevalue', '/import', '/createstore']] },
    ],
    verb: 'delete',
    class: 'outside-files',
    resource: { kind: 'registry key', name: ['arg:0', '=registry'] },
    undo: 'Import an export of the key.',
    safer: 'Export the key first.',
    docs: win('reg-delete'),
    examples: {
      held: [
        'cmd /c "reg delete HKLM\\Software\\Shop /f"',
        "pwsh -c 'Remove-Item HKCU:\\Software\\Shop -Recurse'",
        'cmd /c "bcdedit /set {default} recoveryenabled no"',
      ],
      free: ['cmd /c "reg query HKLM\\Software\\Shop"', "pwsh -c 'Get-ItemProperty HKCU:\\Software\\Shop'", 'cmd /c bcdedit'],
    },
  },
  {
    id: 'windows/clear-logs',
    when: [
      { call: 'program', program: 'wevtutil', verb: [['cl', 'clear-log']] },
      cmdlet('clear eventlog|winevent'),
      cmdlet('remove eventlog'),
      cmdlet('limit eventlog'),
      { call: 'program', program: 'fsutil', verb: ['usn', 'deletejournal'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'log', name: ['flag:-logname', 'arg:0', '=event log'] },
    undo: 'None known.',
    safer: 'Export the log first.',
    docs: win('wevtutil'),
    examples: {
      held: ['cmd /c "wevtutil cl Security"', 'pwsh -c "Clear-EventLog -LogName Application"'],
      free: ['cmd /c "wevtutil el"', 'pwsh -c "Get-WinEvent -LogName Application -MaxEvents 5"'],
    },
  },
  {
    id: 'windows/switch-off-protection',
    when: [
      cmdlet('set mppreference', {
        any: ['-disablerealtimemonitoring', '-disablebehaviormonitoring', '-disableioavprotection', '-disablescriptscanning'],
      }),
      cmdlet('add mppreference', { any: ['-exclusionpath', '-exclusionprocess', '-exclusionextension'] }),
      cmdlet('disable netfirewallrule|bitlocker|windowsdefender*|tpmautoprovisioning'),
      cmdlet('set netfirewallprofile', { any: ['-enabled=false', '-enabled=$false'] }),
      cmdlet('remove netfirewallrule|mppreference|mpthreat'),
      { call: 'program', program: 'netsh', verb: ['advfirewall', ['set', 'reset', 'delete']] },
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'protection', name: ['arg:0', '=protection of this machine'] },
    undo: 'Switch it on again.',
    safer: 'Allow the one program or port by hand.',
    docs: ps('defender/set-mppreference'),
    examples: {
      held: ['pwsh -c "Set-MpPreference -DisableRealtimeMonitoring \\$true"', 'cmd /c "netsh advfirewall set allprofiles state off"'],
      free: ['pwsh -c "Get-MpPreference"', 'cmd /c "netsh advfirewall show allprofiles"'],
    },
  },
  {
    id: 'windows/run-later',
    when: [
      cmdlet('register scheduledtask|scheduledjob'),
      cmdlet('set scheduledtask'),
      cmdlet('new service|scheduledtask'),
      cmdlet('set service', { any: ['-startuptype', '-binarypathname'] }),
      { call: 'program', program: 'schtasks', verb: [['/create', '/change', '/delete']] },
      { call: 'program', program: 'sc', verb: [['create', 'config', 'delete', 'sdset', 'failure']] },
      { call: 'program', program: 'net', verb: ['user', '**', ['/add', '/delete', '/active:no']] },
      { call: 'program', program: 'net', verb: ['localgroup', '**', ['/add', '/delete']] },
    ],
    verb: 'change',
    class: 'persistence',
    resource: { kind: 'task', name: ['flag:-taskname', 'flag:-name', 'arg:0', '=scheduled task'] },
    undo: 'Remove the task or service again.',
    safer: 'Run it once, by hand.',
    docs: ps('scheduledtasks/register-scheduledtask'),
    examples: {
      held: [
        'cmd /c "schtasks /create /tn x /tr evil.exe /sc onlogon"',
        'cmd /c "sc create x binPath= C:\\x.exe"',
        'cmd /c "net user x y /add"',
      ],
      free: ['cmd /c "schtasks /query"', 'cmd /c "sc query"', 'cmd /c "net use"', 'pwsh -c "Get-ScheduledTask"'],
    },
  },
  {
    id: 'windows/any-removal',
    net: 'provider',
    when: [
      cmdlet('remove|uninstall|unregister|revoke|dismount *'),
      cmdlet('clear *', { any: ['-force', '-all', '-recurse'] }),
      cmdlet('reset *'),
    ],
    verb: 'remove',
    class: 'suspected',
    resource: named('thing'),
    undo: 'It depends on the module of the cmdlet.',
    safer: 'Run it with -WhatIf first.',
    docs: ps('microsoft.powershell.core/about/about_commonparameters'),
    examples: {
      held: ['pwsh -c "Remove-ShopOrder -All -Force"', 'pwsh -c "Get-Shop | Remove-Shop"'],
      free: [
        'pwsh -c "Remove-ShopOrder -All -WhatIf"',
        'pwsh -c "Remove-Variable x"',
        'pwsh -c "Remove-Module Pester"',
        'pwsh -c "Clear-Host"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Cmdlets that no other rule knows, and the programs with which Windows takes itself apart. */
export const windows: Provider = {
  id: 'windows',
  title: 'Windows and PowerShell',
  hosts: [],
  programs: [
    {
      id: 'cmdlet',
      names: ['powershell-cmdlet'],
      valueFlags: list(
        '-name -identity -vmname -driveletter -number -path -literalpath -computername -server -database -sqlinstance -serverinstance -userid -objectid -logname ' +
          '-taskname -startuptype -binarypathname -exclusionpath -exclusionprocess -exclusionextension -resourcegroupname -enabled -disablerealtimemonitoring',
      ),
      clusters: false,
    },
    ...[
      'vssadmin',
      'wbadmin',
      'wmic',
      'diskpart',
      'format',
      'reg',
      'regedit',
      'bcdedit',
      'wevtutil',
      'fsutil',
      'netsh',
      'schtasks',
      'sc',
      'net',
      'wsl',
    ].map((name) => ({ id: name, names: [name], valueFlags: [], clusters: false, everyday: true as const })),
  ],
  rules,
};
