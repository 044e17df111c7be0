import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { portalEnvironment } from './addresses.ts'

/** Starts the portal as a person does, on an empty data folder. */
const data = process.env.PORTAL_DATA_DIR
if (!data) throw new Error('PORTAL_DATA_DIR is not set.')
rmSync(data, { recursive: true, force: true })

const portal = spawn(process.execPath, ['scripts/start.ts'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, ...portalEnvironment },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => portal.kill(signal))
portal.on('exit', (code) => process.exit(code ?? 1))
