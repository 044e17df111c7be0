import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findFreePort, waitForPort } from './ports.ts'

/** A real clamd that knows the EICAR test file; `folder` is made, and emptied first. */
export async function startClamd(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await findFreePort()
  const script = fileURLToPath(new URL('clamd.ts', import.meta.url))
  const clamd = spawn(process.execPath, [script, folder, String(port)], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => {
    clamd.on('close', () => {
      resolve()
    })
  })
  await waitForPort(port)
  return {
    url: `tcp://127.0.0.1:${String(port)}`,
    stop() {
      clamd.kill()
      return ended
    },
  }
}
