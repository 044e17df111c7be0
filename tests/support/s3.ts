import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findFreePort, waitForPort } from './ports.ts'

const program = fileURLToPath(import.meta.resolve('s3rver/bin/s3rver.js'))

/** An S3 server that checks signatures, with one bucket kept in the folder. */
export async function startS3(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await findFreePort()
  const server = spawn(
    process.execPath,
    [program, '-d', folder, '-p', String(port), '--silent', '--configure-bucket', 'enim'],
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => {
    server.on('close', () => {
      resolve()
    })
  })
  await waitForPort(port)
  return {
    url: `s3://S3RVER:S3RVER@127.0.0.1:${String(port)}/enim?tls=0`,
    stop() {
      server.kill()
      return ended
    },
  }
}
