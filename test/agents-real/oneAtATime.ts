import { createServer } from 'node:net';

/** Beside the port that Cline's own server listens on, whoever starts it. */
const BESIDE_CLINE = 25_462;
const AGAIN_MS = 200;

/**
 * Waits until no other run on this machine has it. What is taken is a port, so that the system gives it back whatever becomes of the
 * process that has it.
 */
export async function takeTurn(port: number = BESIDE_CLINE): Promise<() => void> {
  for (;;) {
    const release = await listening(port);
    if (release) return release;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** null: another has it. */
function listening(port: number): Promise<(() => void) | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.unref(); // it holds nobody up
      resolve(() => server.close());
    });
  });
}
