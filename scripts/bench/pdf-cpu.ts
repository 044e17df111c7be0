import { median, type Figure } from './figure.ts'
import { cpuMs, findChild } from './process-usage.ts'
import { EMPLOYERS, startStatementsApi, YEARS } from './statements-api.ts'

/** The CPU of one relevé annuel, drawn, kept and put online, in all threads of the api. */
export async function* pdfCpu(): AsyncGenerator<Figure> {
  const api = await startStatementsApi({ name: 'pdf-cpu', port: 31_506 })
  try {
    const pid = findChild(process.pid, 'api/src/main.ts')
    const rounds: number[] = []
    for (let round = 0; round < YEARS; round++) {
      const before = cpuMs(pid)
      for (let employer = 0; employer < EMPLOYERS; employer++) await api.draw(employer, round)
      // The first two are read, compiled and optimised on the way.
      if (round >= 2) rounds.push((cpuMs(pid) - before) / EMPLOYERS)
    }
    yield { name: 'pdf-cpu', value: median(rounds), unit: 'ms', goal: 60, sense: 'at most' }
  } finally {
    await api.stop()
  }
}
