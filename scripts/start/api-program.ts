import { spawn } from 'node:child_process'
import { readEnvironment, root, type Environment } from './settings.ts'
import { Refusal } from './steps.ts'

/**
 * Runs one of the api's own programs with the settings of `npm start`, at this terminal, and ends
 * as it ends. It may run while the portal does.
 */
export function runApiProgram(program: string, args = process.argv.slice(2)): void {
  const child = spawn(
    process.execPath,
    // What is read and written passes through; little of it is kept.
    ['--max-semi-space-size=4', `api/src/${program}/main.ts`, ...args],
    { cwd: root, env: settings(), stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

function settings(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
