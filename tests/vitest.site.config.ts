import { fileURLToPath } from 'node:url'
import { getViteConfig } from 'astro/config'

const tests = fileURLToPath(new URL('.', import.meta.url))

export default getViteConfig(
  {
    test: {
      name: 'site',
      dir: tests,
      include: ['site/**/*.test.ts'],
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  },
  { root: fileURLToPath(new URL('../site', import.meta.url)) },
)
