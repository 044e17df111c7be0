import { writeFileSync } from 'node:fs'

/**
 * Preloaded into the api with `--expose-gc`: on SIGUSR2 writes how many bytes are in use once what
 * nobody holds is collected. What the process keeps of the machine says less: its allocator gives
 * little back.
 */
const file = process.env.COLLECTED_MEMORY ?? ''

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(file, String(heapUsed + external))
})
