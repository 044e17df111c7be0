import node from '@astrojs/node'
import { defineConfig, logHandlers } from 'astro/config'

/** One file for each component would weigh more in headers than in rules. */
const interfaceSheet = { name: 'ui', test: /\/src\/(ui|layouts)\/.*(type=style|\.css$)/ }

export default defineConfig({
  output: 'server',
  // A page is sent once it is whole: one that fails half-way is an error page, not half a page.
  adapter: node({
    mode: 'middleware',
    experimentalDisableStreaming: true,
    bodySizeLimit: 64 * 1024,
  }),
  trailingSlash: 'never',
  // The api holds the sessions; the adapter would otherwise keep some in files.
  session: false,
  cache: {
    provider: {
      name: 'page-cache',
      entrypoint: new URL('./server/page-cache.ts', import.meta.url),
    },
  },
  // server.ts overwrites the host and x-forwarded-* with PUBLIC_URL, whatever the request says.
  security: { checkOrigin: true, allowedDomains: [{}] },
  // One event a line, like the rest of the server's log.
  logger: logHandlers.json({ level: 'warn' }),
  devToolbar: { enabled: false },
  // The content security policy takes no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    ssr: { noExternal: ['content-types'] },
    environments: {
      ssr: {
        build: {
          rolldownOptions: {
            output: { codeSplitting: { groups: [interfaceSheet] } },
          },
        },
      },
    },
  },
})
