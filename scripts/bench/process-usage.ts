import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of CPU that all threads of a process have used (Linux, /proc/…/schedstat). */
export function cpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const nanoseconds = threads.map((thread) => {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    return Number(ran)
  })
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}

/** The most memory that a process has held so far, in megabytes. */
export function peakMegabytes(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

/** The memory that a process holds now, in megabytes. */
export function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

/** The child of `parent` whose command line holds `words`. */
export function findChild(parent: number, words: string): number {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8')
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')
      if (status.includes(`\nPPid:\t${parent}\n`) && command.includes(words)) return Number(entry)
    } catch {
      // The process ended while it was being looked at.
    }
  }
  throw new Error(`No child of ${parent} runs ${words}.`)
}
