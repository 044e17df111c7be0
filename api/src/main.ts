import type { Server } from 'node:http'
import type { Deps } from './deps.ts'
import { closeDeps, openDeps } from './open-deps.ts'
import { parseEnv } from './platform/env.ts'
import { migrate } from './platform/migrations.ts'
import { listen, stopServer } from './server.ts'
import { startWorkers, type Workers } from './workers.ts'

try {
  await start()
} catch (error) {
  console.error(sentenceOf(error))
  process.exit(1)
}

async function start(): Promise<void> {
  const settings = parseEnv(process.env)
  const deps = await openDeps(settings)
  for (const name of await migrate(deps.database)) deps.log.info('migrated', { migration: name })
  const server = await listen(deps)
  const workers = await startWorkers(deps)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(deps, server, workers))
  }
  deps.log.info('listening', { address: settings.host, port: settings.port })
}

async function stop(deps: Deps, server: Server, workers: Workers): Promise<void> {
  deps.log.info('stopping')
  await stopServer(server)
  await workers.stop()
  await closeDeps(deps)
  deps.log.info('stopped')
}

function sentenceOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Le port ${String(port)} est déjà occupé (API_PORT).`
  return code === undefined ? error.message : error
}
