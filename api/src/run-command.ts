import { closeDeps, openDeps } from './open-deps.ts'
import type { Deps } from './deps.ts'
import { parseEnv } from './platform/env.ts'
import { migrate } from './platform/migrations.ts'
import { Problem } from './platform/problems.ts'
import { Refusal, WrongUse } from './platform/refusal.ts'

/** What a command answers to the shell. */
export const exitCodes = { done: 0, failed: 1, wrongUse: 2, someRejected: 3 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

interface Command<Options> {
  help: string
  /** Throws `WrongUse`; undefined when the help is asked for. */
  readOptions: (args: string[]) => Options | undefined
  run: (deps: Deps, options: Options) => Promise<ExitCode>
}

/** Runs a command of the api's own, beside the portal; every expected failure is one sentence. */
export async function runCommand<Options>(command: Command<Options>): Promise<void> {
  endQuietlyWhenNobodyReads()
  try {
    const options = command.readOptions(process.argv.slice(2))
    if (options === undefined) console.log(command.help)
    else process.exitCode = await runWithDeps((deps) => command.run(deps, options))
  } catch (error) {
    console.error(sentenceOf(error))
    if (error instanceof WrongUse)
      console.error('Avec --help, la commande montre comment s’en servir.')
    process.exitCode = error instanceof WrongUse ? exitCodes.wrongUse : exitCodes.failed
  }
}

async function runWithDeps(run: (deps: Deps) => Promise<ExitCode>): Promise<ExitCode> {
  const deps = await openDeps(parseEnv(process.env))
  try {
    await migrate(deps.database)
    return await run(deps)
  } finally {
    await closeDeps(deps)
  }
}

/** `… | head` closes the pipe. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(exitCodes.done)
  })
}

function sentenceOf(error: unknown): unknown {
  if (error instanceof Refusal) return error.message
  if (error instanceof Problem) {
    return error.errors.map(({ message }) => message).join(' ') || error.title
  }
  if (!(error instanceof Error)) return error
  if (/^LibsqlError$|^SqliteError$/.test(error.name) || /fetch failed/.test(error.message)) {
    return `La base de données ne répond pas (DATABASE_URL) : ${error.message}`
  }
  const { code, path } = error as NodeJS.ErrnoException
  if (path !== undefined && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) {
    return `Vous n’avez pas le droit d’utiliser « ${path} ».`
  }
  if (code === 'ENOSPC') return 'Il n’y a plus de place sur le disque.'
  return error.message
}
