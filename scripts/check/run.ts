import { spawn } from 'node:child_process'
import { root } from '../start/settings.ts'

/** Runs one command of the lockfile's own programs, its output shown; true when it ends well. */
export function run(command: string, environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const [program = '', ...args] = command.split(' ')
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })
}
