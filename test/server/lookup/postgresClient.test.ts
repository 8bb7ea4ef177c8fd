import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { withPostgres } from '../../../src/server/lookup/postgresClient';

/** A server of somebody else on the port of the real one, which asks for the password in clear. Tells all that it was sent. */
async function thief(answer: Buffer) {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      if (heard.length === 0) socket.write(answer);
      heard.push(part);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, stop, heard: () => Buffer.concat(heard).toString('latin1') };
}
/** AuthenticationCleartextPassword (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const CLEARTEXT = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);
const login = (port: number) =>
  ({ host: '127.0.0.1', port, database: 'shop', user: 'reader', password: 'fake-password', tls: 'off' }) as const;

test('a server that asks for the password in clear does not get it', async () => {
  const server = await thief(CLEARTEXT);
  try {
    await assert.rejects(withPostgres(login(server.port), AbortSignal.timeout(5_000), async () => 'asked'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.match(server.heard(), /user\0reader/);
    assert.doesNotMatch(server.heard(), /fake-password/);
  } finally {
    server.stop();
  }
});

test('a server that asks for no proof, and gives none, is asked nothing', async () => {
  // AuthenticationOk and ReadyForQuery at once
  const server = await thief(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]));
  try {
    await assert.rejects(
      withPostgres(login(server.port), AbortSignal.timeout(5_000), async () => 'asked'),
      /anybody/,
    );
    assert.doesNotMatch(server.heard(), /BEGIN|fake-password/);
  } finally {
    server.stop();
  }
});

test('nor does one learn a hash of the password that a word list could open', async () => {
  const server = await thief(Buffer.from([0x52, 0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4]));
  try {
    await assert.rejects(withPostgres(login(server.port), AbortSignal.timeout(5_000), async () => 'asked'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.doesNotMatch(server.heard(), /md5[0-9a-f]{32}/);
  } finally {
    server.stop();
  }
});

test('without TLS where it is wanted, nothing is sent but the wish', async () => {
  const server = await thief(Buffer.from('N'));
  try {
    await assert.rejects(withPostgres({ ...login(server.port), tls: 'verify' }, AbortSignal.timeout(5_000), async () => 'asked'));
    assert.equal(server.heard().length, 8);
  } finally {
    server.stop();
  }
});

test('the environment and files beside the person’s settings add nothing', async () => {
  const server = await thief(CLEARTEXT);
  const before = { ...process.env };
  Object.assign(process.env, {
    PGPASSWORD: 'fake-other',
    PGUSER: 'agent',
    PGDATABASE: 'other',
    PGOPTIONS: '-c role=agent',
    PGHOST: 'db.example',
  });
  try {
    await assert.rejects(withPostgres({ ...login(server.port), password: null }, AbortSignal.timeout(500), async () => 'asked'));
    assert.doesNotMatch(server.heard(), /fake-other|agent|other/);
    assert.match(server.heard(), /default_transaction_read_only=on.*statement_timeout=2000/);
  } finally {
    process.env = before;
    server.stop();
  }
});

test('a server that says nothing is left when the time is over', async () => {
  const server = await thief(Buffer.alloc(0));
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  try {
    await assert.rejects(withPostgres(login(server.port), stop.signal, async () => 'asked'));
  } finally {
    server.stop();
  }
});
