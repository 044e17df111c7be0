import { join, resolve } from 'node:path'
import { siteHeaders } from './browser.ts'
import { startChild } from './child.ts'
import { findFreePort, waitForPort } from './ports.ts'
import { testEnvironment, type TestApp } from './test-app.ts'

const main = resolve(import.meta.dirname, '../../api/src/main.ts')

/** The real api, in processes of its own that share a database; requests go to each in turn. */
export interface ApiProcesses {
  post(path: string, body: object, options: { rank: number; cookie?: string }): Promise<Response>
  stop(): Promise<void>
}

/** On the database of an app of the tests, which has migrated it and receives the mails. */
export async function startApiProcesses(
  { folder, mailbox }: TestApp,
  { databaseUrl, count }: { databaseUrl: string; count: number },
): Promise<ApiProcesses> {
  const starts = Array.from({ length: count }, async (_, rank) => {
    const port = await findFreePort()
    const child = startChild(main, [], {
      ...testEnvironment,
      API_PORT: String(port),
      DATABASE_URL: databaseUrl,
      FILES_URL: `file:${join(folder, `files-${String(rank)}`)}`,
      SMTP_URL: mailbox.url,
    })
    await waitForPort(port)
    return { child, url: `http://127.0.0.1:${String(port)}` }
  })
  const processes = await Promise.all(starts)
  return {
    post(path, body, { rank, cookie }) {
      const url = `${processes[rank % count]?.url ?? ''}${path}`
      const headers = {
        ...siteHeaders,
        'x-client-address': `198.51.100.${String(rank)}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        ...(cookie !== undefined && { cookie }),
      }
      return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    },
    async stop() {
      for (const { child } of processes) child.process.kill('SIGTERM')
      await Promise.all(processes.map(({ child }) => child.ended))
    },
  }
}
