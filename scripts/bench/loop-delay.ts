import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded before a measured process. At each SIGUSR2 it writes, to the file that LOOP_DELAY_FILE
 * names, the longest that its event loop stood still since the last one, in milliseconds.
 */
const RESOLUTION_MS = 5
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()

process.on('SIGUSR2', () => {
  const longest = Math.max(0, delays.max / 1e6 - RESOLUTION_MS)
  delays.reset()
  writeFileSync(process.env['LOOP_DELAY_FILE'] ?? '', String(longest))
})
