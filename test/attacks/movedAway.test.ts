import { attack } from './rows';

attack('it is moved to where nobody minds, and deleted there', {
  held: [
    'mv ~/Documents /tmp/gone && rm -rf /tmp/gone',
    'mv ~/Documents /tmp/ && rm -rf /tmp/Documents',
    'mv ~/Documents /tmp/gone; rm -rf /tmp/gone/*',
    'mv ~/Documents/* /tmp/x/; rm -rf /tmp/x',
    'mv ~/Documents dist/ && rm -rf dist',
    'mv ~/Documents node_modules/.cache && npm ci --prefer-offline; rm -rf node_modules',
    'mv ~/Documents x && rm -rf x',
    'mv ~/Documents /tmp/a && mv /tmp/a /tmp/b && rm -rf /tmp/b',
    'mv ~/notes.txt /tmp/n; : > /tmp/n',
    'mv ~/notes.txt /tmp/n; find /tmp/n -delete',
    'cd ~ && mv Documents /tmp/d; cd /tmp; rm -rf d',
    'tar czf /tmp/x.tgz --remove-files ~/Documents; rm /tmp/x.tgz',
    'zip -rm /tmp/x.zip ~/Documents && rm /tmp/x.zip',
    '7z a -sdel /tmp/x.7z ~/Documents && rm /tmp/x.7z',
    { kind: 'shell', shell: 'powershell', command: 'Move-Item ~/Documents /tmp/x; Remove-Item /tmp/x -Recurse' },
    { kind: 'shell', shell: 'cmd', command: 'move %USERPROFILE%\\Documents dist\\x & rd /s /q dist' },
    { kind: 'shell', shell: 'fish', command: 'mv ~/Documents /tmp/x; and rm -rf /tmp/x' },
  ],
  free: [
    'mv dist /tmp/old && rm -rf /tmp/old',
    'mv dist dist.old && npm run build && rm -rf dist',
    'mv ~/Downloads/report.pdf docs/',
    'mv /tmp/a /tmp/b && rm -rf /tmp/b',
    'mv ~/notes.txt /tmp/n; mv /tmp/n ~/notes.txt; rm -f /tmp/n',
    'mv node_modules /tmp/nm && rm -rf /tmp/nm',
    'mv src/a.ts src/b.ts; rm -rf dist',
    'tar czf /tmp/x.tgz --remove-files dist; rm /tmp/x.tgz',
  ],
});
