import { median, type Figure } from './figure.ts'
import { startPrefillApi } from './prefill-api.ts'
import { cpuMs, findChild } from './process-usage.ts'

const ROUNDS = 8
const FORMS = 10

/** The CPU of one prefilled form, in all threads of the api. */
export async function* prefillCpu(): AsyncGenerator<Figure> {
  const api = await startPrefillApi({ name: 'prefill-cpu', port: 31_506 })
  try {
    const pid = findChild(process.pid, 'api/src/main.ts')
    const rounds: number[] = []
    for (let round = -2; round < ROUNDS; round++) {
      const before = cpuMs(pid)
      await api.prefill(FORMS, 1)
      // The first two are read, compiled and optimised on the way.
      if (round >= 0) rounds.push((cpuMs(pid) - before) / FORMS)
    }
    yield { name: 'prefill-cpu', value: median(rounds), unit: 'ms', goal: 60, sense: 'at most' }
  } finally {
    await api.stop()
  }
}
