import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastLines } from './logs.ts'
import { root, type Environment } from './settings.ts'
import { Refusal } from './steps.ts'

export interface Program {
  name: string
  args: string[]
  cwd?: string
  /** Answers 2xx once the program is ready. */
  health: string
}

const READY_MS = 120_000
const POLL_MS = 100
const STOP_MS = 15_000
const RESTARTS_PER_MINUTE = 3

/** Starts programs, starts again one that ends by accident, and stops all of them in reverse order. */
export class Supervisor {
  readonly #environment: Environment
  readonly #logs: string
  readonly #running = new Map<string, ChildProcess>()
  #stopping = false
  readonly #giveUp: (refusal: Refusal) => void

  constructor(environment: Environment, logs: string, giveUp: (refusal: Refusal) => void) {
    this.#environment = environment
    this.#logs = logs
    this.#giveUp = giveUp
    mkdirSync(logs, { recursive: true })
  }

  /** Resolves when the program answers; throws with the end of its log when it ends before. */
  async start(program: Program): Promise<void> {
    const child = this.#spawn(program)
    const deadline = performance.now() + READY_MS
    while (!(await answers(program.health))) {
      if (this.#stopping) return
      if (hasEnded(child)) throw new Refusal(this.#epitaph(program))
      if (performance.now() > deadline) {
        throw new Refusal(`${program.name} ne répond pas après ${READY_MS / 1_000} secondes.`)
      }
      await sleep(POLL_MS)
    }
    this.#watch(program, child, [])
  }

  async stop(): Promise<void> {
    this.#stopping = true
    for (const [name, child] of [...this.#running].reverse()) {
      this.#running.delete(name)
      if (hasEnded(child)) continue
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(timer)
    }
  }

  #spawn(program: Program): ChildProcess {
    const log = createWriteStream(this.#logFile(program), { flags: 'a' })
    // A group of its own: Ctrl-C reaches only this process, which then stops the others in order.
    const child = spawn(process.execPath, program.args, {
      cwd: program.cwd ?? root,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    child.once('close', () => log.end())
    this.#running.set(program.name, child)
    return child
  }

  #watch(program: Program, child: ChildProcess, earlier: number[]): void {
    child.once('exit', () => {
      if (this.#stopping) return
      const ends = [...earlier, Date.now()].filter((at) => at > Date.now() - 60_000)
      if (ends.length > RESTARTS_PER_MINUTE) {
        this.#giveUp(new Refusal(this.#epitaph(program)))
        return
      }
      console.error(`${program.name} s’est arrêté ; il redémarre.`)
      this.#watch(program, this.#spawn(program), ends)
    })
  }

  #epitaph(program: Program): string {
    return `${program.name} s’est arrêté :\n${lastLines(this.#logFile(program))}`
  }

  #logFile(program: Program): string {
    return join(this.#logs, `${program.name}.log`)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
