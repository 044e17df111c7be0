import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../start/settings.ts'
import type { Figure } from './figure.ts'
import { writeRegister } from './import-files.ts'
import { findChild, peakMegabytes } from './process-usage.ts'

const program = 'api/src/imports/main.ts'

/** 100,000 employers with 300,000 titles into an empty database of its own, by the command. */
export async function* importCost(): AsyncGenerator<Figure> {
  const folder = join(root, 'var', 'bench-import')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await writeRegister(folder, { employers: 100_000, titlesEach: 3 })
  const start = performance.now()
  const employers = await runImport(folder, 'employers', 'employeurs.csv')
  const titles = await runImport(folder, 'titles', 'titres.csv')
  const seconds = (performance.now() - start) / 1_000
  yield { name: 'import-register', value: seconds, unit: 's', goal: 20, sense: 'at most' }
  yield {
    name: 'import-memory',
    value: Math.max(employers, titles),
    unit: 'MB',
    goal: 300,
    sense: 'at most',
  }
  rmSync(folder, { recursive: true })
}

/** Into the database of that folder; answers the most memory that the import held, in megabytes. */
export async function runImport(folder: string, kind: string, file: string): Promise<number> {
  const child = spawn(process.execPath, ['scripts/import.ts', kind, join(folder, file)], {
    cwd: root,
    env: { ...process.env, PORTAL_DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  let peak = 0
  while (child.exitCode === null) {
    peak = Math.max(peak, peakOf(child.pid ?? 0))
    await Promise.race([ended, sleep(50)])
  }
  if (child.exitCode !== 0) throw new Error(`The import of ${file} failed.`)
  return peak
}

/** Zero while there is no such process, or no longer. */
function peakOf(parent: number): number {
  try {
    const megabytes = peakMegabytes(findChild(parent, program))
    return Number.isNaN(megabytes) ? 0 : megabytes
  } catch {
    return 0
  }
}
