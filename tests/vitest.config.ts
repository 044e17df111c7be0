import { defineConfig } from 'vitest/config'

/** `site` renders Astro components, so it is built by Astro's own Vite configuration. */
export default defineConfig({
  test: {
    projects: ['vitest.node.config.ts', 'vitest.site.config.ts'],
  },
})
