import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { type Login, Unproved, withMysql } from '../../../src/server/lookup/mysqlClient';

/** Packets of the protocol: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets.html */
const CAPABILITIES = { localFiles: 0x80, ssl: 0x800, multiStatements: 0x1_0000, base: 0x8_8201 } as const;
const SCRAMBLE = 'abcdefghijklmnopqrst';
const packet = (sequence: number, ...parts: readonly (string | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
  return Buffer.concat([Buffer.from([body.length & 0xff, body.length >> 8, 0, sequence]), body]);
};
function greeting(plugin: string, more = 0): Buffer {
  const flags = CAPABILITIES.base | CAPABILITIES.localFiles | CAPABILITIES.multiStatements | more;
  const [low, high] = [
    [flags & 0xff, (flags >> 8) & 0xff],
    [(flags >> 16) & 0xff, (flags >> 24) & 0xff],
  ];
  const scramble = [`${SCRAMBLE.slice(0, 8)}\0`, low, [45, 2, 0], high, [21], '\0'.repeat(10), `${SCRAMBLE.slice(8)}\0`] as const;
  return packet(0, [10], '8.4.0\0', [1, 0, 0, 0], ...scramble, `${plugin}\0`);
}
const switchTo = (sequence: number, plugin: string): Buffer => packet(sequence, [0xfe], `${plugin}\0${SCRAMBLE}\0`);
const ok = (sequence: number): Buffer => packet(sequence, [0, 0, 0, 2, 0, 0, 0]);

/** A server of somebody else on the port of the real one: its greeting, and what it answers to each packet. Tells all that it was sent. */
async function thief(first: Buffer, ...answers: readonly Buffer[]) {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      const answer = answers[heard.length];
      heard.push(part);
      if (answer) socket.write(answer);
    });
    socket.write(first);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, stop, heard };
}

/** How the client fares with such a server, and what that one heard. */
async function met(login: Partial<Login>, first: Buffer, ...answers: readonly Buffer[]) {
  const server = await thief(first, ...answers);
  const whole = { host: '127.0.0.1', port: server.port, user: 'reader', password: 'fake-password', tls: 'off', ...login } as const;
  try {
    const error: unknown = await withMysql(whole, AbortSignal.timeout(1_000), async () => 'asked').then(
      () => null,
      (one: unknown) => one,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { error, heard: server.heard, text: Buffer.concat(server.heard).toString('latin1') };
  } finally {
    server.stop();
  }
}

test('a server that wants the password itself does not get it, nor wrapped with a key of its own', async () => {
  const more = packet(4, [1, 4]);
  for (const [first, ...answers] of [
    [greeting('mysql_clear_password'), switchTo(2, 'mysql_clear_password')],
    [greeting('mysql_native_password'), switchTo(2, 'mysql_clear_password')],
    [greeting('sha256_password'), switchTo(2, 'sha256_password')],
    [greeting('caching_sha2_password'), switchTo(2, 'caching_sha2_password'), more],
    [greeting('mysql_native_password'), switchTo(2, 'caching_sha2_password'), packet(4, [1, 9])],
  ] as const) {
    const { error, heard, text } = await met({}, first, ...answers);
    assert.ok(error instanceof Unproved, String(error));
    assert.match(text, /reader\0/);
    assert.doesNotMatch(text, /fake-password/);
    assert.equal(heard.length, answers.length, 'no key is asked for');
  }
});

test('elsewhere than on this machine nobody is even called without checked TLS', async () => {
  const server = await thief(greeting('mysql_native_password'));
  const login = { host: 'db.example.com', port: server.port, user: 'reader', password: 'fake-password' } as const;
  try {
    for (const tls of ['off', 'unverified'] as const) {
      await assert.rejects(
        withMysql({ ...login, tls }, AbortSignal.timeout(1_000), async () => 'asked'),
        Unproved,
      );
    }
  } finally {
    server.stop();
  }
});

test('without TLS where it is wanted, nothing is sent; with it, nothing but the wish before the certificate is checked', async () => {
  const plain = await met({ tls: 'verify' }, greeting('mysql_native_password'));
  assert.ok(plain.error instanceof Error);
  assert.equal(plain.heard.length, 0);
  const broken = await met({ tls: 'verify' }, greeting('mysql_native_password', CAPABILITIES.ssl));
  assert.ok(broken.error instanceof Error);
  assert.doesNotMatch(broken.text, /reader|fake-password/);
  assert.equal(broken.text.slice(4, 36).length, 32, 'the wish for TLS');
});

test('the session wants no local files and no second statement, and gives a server that asks for a file nothing', async () => {
  const file = packet(1, [0xfb], '/etc/hostname');
  const { error, heard, text } = await met({}, greeting('mysql_native_password'), ok(2), file, ok(3));
  assert.ok(error instanceof Error);
  const flags = heard[0]?.readUInt32LE(4) ?? -1;
  assert.equal(flags & (CAPABILITIES.localFiles | CAPABILITIES.multiStatements), 0);
  assert.match(text, /SELECT VERSION\(\)/);
  assert.deepEqual(heard[2]?.subarray(0, 4), Buffer.from([0, 0, 0, 2]), 'an empty file');
});

test('what is no packet of the protocol is a failure, not a crash', async () => {
  for (const first of [
    Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
    packet(0, [10]),
    packet(0, [10], '8.4.0\0', [1]),
    packet(0, [0xff, 0x10, 0x04], 'Too many connections'),
    Buffer.alloc(2_000, 0xff),
  ]) {
    const { error } = await met({}, first);
    assert.ok(error instanceof Error);
  }
  for (const answer of [packet(2, [0xfe]), packet(2, [1]), packet(2, [2, 9]), packet(2, [0xff]), packet(2, [])]) {
    const { error } = await met({}, greeting('mysql_native_password'), answer);
    assert.ok(error instanceof Error);
  }
});

test('a server that says nothing is left when the time is over', async () => {
  const server = await thief(Buffer.alloc(0));
  const login = { host: '127.0.0.1', port: server.port, user: 'reader', password: null, tls: 'off' } as const;
  try {
    await assert.rejects(withMysql(login, AbortSignal.timeout(100), async () => 'asked'));
  } finally {
    server.stop();
  }
});
