import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median, type Figure } from './figure.ts'
import { findChild } from './process-usage.ts'
import { startPrefillApi } from './prefill-api.ts'

const ROUNDS = 8
const AT_ONCE = 20

/** The longest that the api's event loop stands still while twenty forms are prefilled at once. */
export async function* prefillStall(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'prefill-stall-'))
  const file = join(folder, 'longest')
  process.env['LOOP_DELAY_FILE'] = file
  const api = await startPrefillApi({
    name: 'prefill-stall',
    port: 31_507,
    nodeArgs: ['--import', new URL('./loop-delay.ts', import.meta.url).href],
  })
  try {
    const pid = findChild(process.pid, 'api/src/main.ts')
    const rounds: number[] = []
    for (let round = -2; round < ROUNDS; round++) {
      await readLongest(pid, file)
      await api.prefill(AT_ONCE, AT_ONCE)
      const longest = await readLongest(pid, file)
      // The first two are read, compiled and optimised on the way.
      if (round >= 0) rounds.push(longest)
    }
    yield { name: 'prefill-stall', value: median(rounds), unit: 'ms', goal: 50, sense: 'at most' }
  } finally {
    await api.stop()
    rmSync(folder, { recursive: true })
  }
}

async function readLongest(pid: number, file: string): Promise<number> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(10)
  return Number(readFileSync(file, 'utf8'))
}
