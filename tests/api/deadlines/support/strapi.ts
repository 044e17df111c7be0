import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestApp, type TestApp } from '../../../support/test-app.ts'

/** Answers deadlines as Strapi does, two a page. */
export interface FakeStrapi {
  entries: unknown[]
  status: number
}

export interface DeadlineApp extends TestApp {
  strapi: FakeStrapi
}

/** One published deadline, as Strapi answers it. */
export function entry(documentId: string, changes: Record<string, unknown> = {}) {
  return {
    documentId,
    updatedAt: '2026-01-01T00:00:00.000Z',
    title: `Échéance ${documentId}`,
    slug: documentId,
    theme: { slug: 'cotisation', name: 'Cotisation' },
    date: '2026-01-31',
    repeats: 'chaque mois',
    until: null,
    postponed: false,
    description: 'À faire.',
    link: null,
    ...changes,
  }
}

export async function openDeadlineApp(): Promise<DeadlineApp> {
  const strapi: FakeStrapi = { entries: [], status: 200 }
  const server = createServer(({ url }, response) => {
    const page = Number(new URL(url ?? '', 'http://x').searchParams.get('pagination[page]'))
    const data = strapi.entries.slice((page - 1) * 2, page * 2)
    const meta = { pagination: { pageCount: Math.ceil(strapi.entries.length / 2) } }
    response.writeHead(strapi.status).end(JSON.stringify({ data, meta }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const portal = await createTestApp()
  const { port } = server.address() as AddressInfo
  portal.deps.settings.cms.url = `http://127.0.0.1:${String(port)}`
  return {
    ...portal,
    strapi,
    async close() {
      await portal.close()
      server.close()
    },
  }
}
