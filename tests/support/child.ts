import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Child {
  process: ChildProcessWithoutNullStreams
  /** What it has printed so far. */
  lines: string[]
  errors: string[]
  nextLine(): Promise<string>
  /** The exit code, once all it printed is here. */
  ended: Promise<number | null>
}

/** Runs a TypeScript file with this Node, or by another command that ends with it. */
export function startChild(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  [program = process.execPath, ...before]: readonly string[] = [process.execPath],
): Child {
  const child = spawn(program, [...before, file, ...args], { env: { ...process.env, ...env } })
  const lines: string[] = []
  const errors: string[] = []
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  return {
    process: child,
    lines,
    errors,
    nextLine: () => new Promise((resolve) => reader.once('line', resolve)),
    ended: new Promise((resolve) => child.on('close', resolve)),
  }
}
