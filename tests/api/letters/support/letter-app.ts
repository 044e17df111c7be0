import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frequency } from 'content-types'
import { gatherLetters } from '../../../../api/src/letters/gather.ts'
import { refreshNews } from '../../../../api/src/letters/index.ts'
import { sendCopies } from '../../../../api/src/letters/send-copies.ts'
import type { Deps } from '../../../../api/src/app.ts'
import { createTestApp, type TestApp } from '../../../support/test-app.ts'

export interface LetterApp extends TestApp {
  /** Shown by Strapi from now on, and read by the api. */
  publish(...entries: Record<string, unknown>[]): Promise<void>
  /** One round of the worker. */
  round(): Promise<void>
  /** The subjects that an address received, in order. */
  subjectsTo(address: string): string[]
}

export async function openLetterApp(overrides: Partial<Deps> = {}): Promise<LetterApp> {
  let shown: Record<string, unknown>[] = []
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '', 'http://x')
    const id = pathname.split('/')[3]
    const data = id === undefined ? shown : shown.find(({ documentId }) => documentId === id)
    const meta = { pagination: { pageCount: 1 } }
    response.writeHead(data ? 200 : 404).end(JSON.stringify({ data: data ?? null, meta }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const portal = await createTestApp(overrides)
  const { port } = server.address() as AddressInfo
  portal.deps.settings.cms.url = `http://127.0.0.1:${String(port)}`
  return {
    ...portal,
    async publish(...entries) {
      shown = entries
      await refreshNews(portal.deps)
    },
    async round() {
      await gatherLetters(portal.deps)
      await sendCopies(portal.deps)
    },
    subjectsTo: (address) => portal.mailbox.mailsTo(address).map(({ subject }) => subject ?? ''),
    async close() {
      await portal.close()
      server.close()
    },
  }
}

/** One published news, as Strapi answers it. */
export function entry(documentId: string, changes: Record<string, unknown> = {}) {
  return {
    documentId,
    updatedAt: '2026-01-01T00:00:00.000Z',
    title: `Actualité ${documentId}`,
    slug: documentId,
    summary: `Résumé ${documentId}.`,
    domains: [{ slug: 'cotisation', name: 'Cotisation' }],
    body: [{ type: 'paragraph', children: [{ type: 'text', text: `Texte ${documentId}.` }] }],
    picture: null,
    publicationDate: '2026-03-02T08:00:00.000Z',
    reserved: false,
    byLetter: true,
    ...changes,
  }
}

/** Confirmed at once, without the pages of the sign-up; answers the id. */
export async function subscribe(
  { deps }: Pick<TestApp, 'deps'>,
  address: string,
  frequency: Frequency = 'at-once',
  domains: readonly string[] = ['*'],
): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  const addressKey = createHash('sha256').update(address).digest('hex')
  await deps.database.write([
    {
      sql: `INSERT INTO subscribers (id, address, address_key, frequency, confirmed_at)
            VALUES (?, ?, ?, ?, ?)`,
      args: [id, address, addressKey, frequency, deps.clock.now()],
    },
    ...domains.map((domain) => ({
      sql: 'INSERT INTO subscriber_domains (subscriber_id, theme_slug) VALUES (?, ?)',
      args: [id, domain],
    })),
  ])
  return id
}
