import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './start/settings.ts'

/** Attacks and faults are the tests' own programs: they look where no other part of the portal may. */
export function runTestsProgram(name: 'attacks' | 'faults'): void {
  const program = join(root, 'tests', name, 'main.ts')
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}
