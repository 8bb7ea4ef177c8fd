import { everywhere, type Store, unix } from './store';

const key = (id: string, tool: string, paths: Store['paths'], format: 'key' | 'opaque', kind: string, risk: Store['risk']): Store => ({
  id,
  tool,
  provider: id === 'gnupg' || id === 'sops' ? 'private-key' : 'ssh',
  paths,
  format,
  fields: [{ at: '', kind }],
  risk,
});

/** Keys of the person. */
const keys: readonly Store[] = [
  key('ssh', 'SSH', everywhere('~/.ssh/id_*', '~/.ssh/*.pem', '~/.ssh/*.key'), 'key', 'SSH private key', 'ssh'),
  key('gnupg', 'GnuPG', unix('~/.gnupg/private-keys-v1.d/*.key'), 'opaque', 'GnuPG private key', 'private-key'),
  {
    ...key('sops', 'sops and age', everywhere('~/.config/sops/age/keys.txt'), 'opaque', 'age private key', 'private-key'),
    paths: {
      linux: ['~/.config/sops/age/keys.txt'],
      mac: ['~/Library/Application Support/sops/age/keys.txt', '~/.config/sops/age/keys.txt'],
      windows: ['%APPDATA%/sops/age/keys.txt'],
    },
  },
];

/** Logins of the agents themselves. What they pass on to tool servers is found by the names beside it. */
const agents: readonly Store[] = [
  {
    id: 'claude-code',
    tool: 'Claude Code',
    provider: 'anthropic',
    paths: everywhere('~/.claude/.credentials.json'),
    format: 'json',
    fields: [
      { at: 'claudeaioauth > accesstoken', kind: 'Claude login' },
      { at: 'claudeaioauth > refreshtoken', kind: 'Claude login (refresh token)' },
      { at: 'mcpoauth > * > accesstoken', kind: 'Login of a tool server', risk: 'agent/server' },
      { at: 'mcpoauth > * > refreshtoken', kind: 'Login of a tool server (refresh token)', risk: 'agent/server' },
    ],
    risk: 'agent',
  },
  {
    id: 'claude-servers',
    tool: 'Claude Code',
    provider: 'agent',
    paths: everywhere('~/.claude.json'),
    format: 'json',
    fields: [
      { at: 'primaryapikey', kind: 'Anthropic API key', risk: 'model' },
      { at: '** > mcpservers > * > env > *token*', kind: 'Credential of a tool server' },
      { at: '** > mcpservers > * > env > *key*', kind: 'Credential of a tool server' },
      { at: '** > mcpservers > * > env > *secret*', kind: 'Credential of a tool server' },
      { at: '** > mcpservers > * > env > *password*', kind: 'Credential of a tool server' },
      { at: '** > mcpservers > * > headers > authorization', kind: 'Credential of a tool server' },
    ],
    risk: 'agent/server',
  },
  {
    id: 'codex',
    tool: 'Codex',
    provider: 'openai',
    paths: everywhere('~/.codex/auth.json'),
    format: 'json',
    fields: [
      { at: 'openai_api_key', kind: 'OpenAI API key', risk: 'model' },
      { at: 'tokens > access_token', kind: 'Codex login' },
      { at: 'tokens > refresh_token', kind: 'Codex login (refresh token)' },
    ],
    risk: 'agent',
  },
  {
    id: 'gemini',
    tool: 'Gemini CLI',
    provider: 'gemini',
    paths: everywhere('~/.gemini/oauth_creds.json'),
    format: 'json',
    fields: [{ at: 'refresh_token', kind: 'Gemini login of the Google account' }],
    risk: 'agent',
  },
];

export const machine: readonly Store[] = [...keys, ...agents];
