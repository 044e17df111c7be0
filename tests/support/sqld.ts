import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { findFreePort, waitForPort } from './ports.ts'

const program = createRequire(import.meta.url).resolve(
  `@sqld/${process.platform}-${process.arch}/sqld`,
)

/** A real libSQL server, with its data in the folder. */
export async function startSqld(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await findFreePort()
  const listen = `127.0.0.1:${String(port)}`
  const server = spawn(program, ['--db-path', folder, '--http-listen-addr', listen], {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => {
    server.on('close', () => {
      resolve()
    })
  })
  await waitForPort(port)
  return {
    url: `http://${listen}`,
    stop() {
      server.kill()
      return ended
    },
  }
}
