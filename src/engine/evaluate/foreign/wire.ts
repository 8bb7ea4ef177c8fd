import type { Reader } from '../../context';
import { type Call, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';
import { httpCall } from '../http/request';

const REQUEST = /^([A-Z]{3,12}) (\S+) HTTP\/[\d.]+\r?\n([\s\S]*)$/;

/** A request that is typed out byte for byte, as `nc` or `openssl s_client` sends it. */
function typedRequest(text: Text, call: ProgramCall): readonly Call[] {
  const [, method = '', target = '', rest = ''] = REQUEST.exec(text.trimStart()) ?? [];
  if (method === '') return [];
  const [head = '', ...body] = rest.split(/\r?\n\r?\n/);
  const headers = head.split(/\r?\n/).map((line): readonly [string, Text] => {
    const at = line.indexOf(':');
    return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  const daemon = call.argv.some((word) => /(?:docker|podman)[^/]*\.sock$/.test(word));
  const host = daemon ? 'localhost' : (headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? HOLE);
  const content = body.join('\n\n');
  return [
    httpCall(
      {
        method,
        url: /^https?:/.test(target) ? target : `https://${host}${target}`,
        headers,
        body: content === '' ? { kind: 'none' } : { kind: 'text', text: content },
      },
      { via: [...call.via, call.program], remote: call.remote },
    ),
  ];
}

/** Commands of Redis, as lines or as it counts them: what changes or empties it. */
const REDIS =
  /^(?:\*\d+\r?\n\$\d+\r?\n)?(?:auth|select|flushall|flushdb|del|unlink|config|shutdown|debug|eval|set|rename|restore|swapdb)\b/i;

/** Lines that are typed into a server of Redis without its own client. */
function typedRedis(text: Text, call: ProgramCall): readonly Call[] {
  if (!REDIS.test(text.trimStart())) return [];
  const [host = '', port = ''] = call.argv.flatMap(
    (word) => /^(?:\w+:)?([\w.-]+):(\d+)$/.exec(word)?.slice(1) ?? (word.startsWith('-') ? [] : [word]),
  );
  const argv = ['-h', host, ...(/^\d+$/.test(port) ? ['-p', port] : [])];
  return [{ ...call, via: [...call.via, call.program], program: 'redis-cli', path: 'redis-cli', argv, stdin: { kind: 'text', text } }];
}

/** A shell behind a connection runs whatever comes through it. */
const SHELL =
  /(?:^|[\s/])(?:ba|z|da|a|k|c|tc|fi)?sh(?=\s|$)|\b(?:cmd|powershell|pwsh|busybox|python\d?|perl|ruby|php|node)(?:\.exe)?(?=\s|$)/;

/** A plain connection: what is typed into it is read as a request; otherwise it is not understood, and where it leads decides. */
const connection: Reader = (call, context) => {
  const opaque: OpaqueCall = {
    kind: 'opaque',
    via: call.via,
    remote: call.remote,
    why: 'unreadable-code',
    about: call.argv.join(' '),
    text: call.stdin.kind === 'text' ? call.stdin.text.slice(0, 2_000) : HOLE,
  };
  return [
    ...executed(call).flatMap((text) => [
      ...(SHELL.test(text) ? [{ ...opaque, why: 'fetched-code', about: call.program } as const] : []),
      ...context.shell(text, { ...call, program: 'sh' }, 'sh', []),
    ]),
    ...(call.stdin.kind === 'text' ? [...typedRequest(call.stdin.text, call), ...typedRedis(call.stdin.text, call)] : []),
    opaque,
  ];
};

/** What a connection's other end gets to talk to: `nc -e program`, `socat … EXEC:text`. */
function executed(call: ProgramCall): readonly Text[] {
  return call.argv.flatMap((word, at) => {
    const next = call.argv[at + 1] ?? '';
    if (/^-[a-z]*[ec]$|^--(?:sh-)?exec$/.test(word) && call.program !== 'socat' && call.program !== 'openssl')
      return next === '' ? [] : [next];
    if (/^SHELL$/i.test(word) && call.program === 'socat') return ['sh'];
    const attached = /^--(?:sh-)?exec=([\s\S]*)$/.exec(word)?.[1];
    if (attached !== undefined) return [attached];
    const address = /^(?:EXEC|SYSTEM|SHELL):([\s\S]*)$/i.exec(word);
    return address ? [(address[1] ?? '').replace(/,(?:pty|stderr|setsid|ctty|sane|nofork|fork|rawer|echo=\d).*$/, '')] : [];
  });
}

const openssl: Reader = (call, context) => (call.argv[0] === 's_client' ? connection(call, context) : []);

/** Programs that carry bytes to a host, by name. */
export const wireReaders: Readonly<Record<string, Reader>> = {
  nc: connection,
  ncat: connection,
  netcat: connection,
  socat: connection,
  telnet: connection,
  openssl,
};
