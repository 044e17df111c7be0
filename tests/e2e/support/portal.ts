import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { portalEnvironment } from './addresses.ts'
import { storyAgents } from './story-agents.ts'
import { storyEmployers, storyNewcomers } from './story-employers.ts'

interface DemoData {
  employers: unknown[]
  newcomers: unknown[]
  agents: unknown[]
}

/** Starts the portal as a person does, on an empty data folder. */
const data = process.env.PORTAL_DATA_DIR
if (!data) throw new Error('PORTAL_DATA_DIR is not set.')
rmSync(data, { recursive: true, force: true })
makeDemoData(join(data, 'demo'))

const portal = spawn(process.execPath, ['scripts/start.ts'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, ...portalEnvironment },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => portal.kill(signal))
portal.on('exit', (code) => process.exit(code ?? 1))

function makeDemoData(folder: string): void {
  execFileSync(process.execPath, ['scripts/demo/main.ts', '--out', folder])
  const file = join(folder, 'api', 'employers.json')
  const demo = JSON.parse(readFileSync(file, 'utf8')) as DemoData
  demo.employers.push(...storyEmployers)
  demo.agents.push(...storyAgents)
  demo.newcomers.push(...storyNewcomers)
  writeFileSync(file, JSON.stringify(demo))
}
