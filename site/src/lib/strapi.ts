import * as z from 'zod'
import { environment } from '../../server/environment.ts'
import type { Outcome } from '../../server/kept.ts'
import { log, reasonOf } from '../../server/log.ts'
import { stores } from '../../server/stores.ts'
import { createGate } from './gate.ts'

/** Strapi did not answer as it should, and had not answered this before. */
export class CmsUnavailable extends Error {
  override name = 'CmsUnavailable'
}

export interface Media {
  bytes: Buffer
  type: string
}

interface ContentQuery<T> {
  path: string
  query: Record<string, string>
  /** One entry; those that do not parse are left out and logged. */
  schema: z.ZodType<T>
  tags: string[]
  /** Whether « there is none » is worth keeping: not for addresses that anyone may make up. */
  keepEmpty: boolean
  /** A single type that was never saved is a 404. */
  mayBeMissing?: boolean
}

interface Content<T> {
  entries: T[]
  pagination: { page: number; pageCount: number; total: number }
}

const FRESH_MS = 60_000
const TIMEOUT_MS = 3_000

/** After a call that Strapi left unanswered, how long nobody else waits for it. */
const SILENCE_MS = 2_000
let silentUntil = 0

/** Strapi answers about 150 times a second: addresses made up by a crowd must not queue for ever. */
const pass = createGate(10, 100, () => new CmsUnavailable('too many calls are waiting'))

const envelopeSchema = z.object({
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()), z.null()]),
  meta: z
    .object({
      pagination: z
        .object({ page: z.number(), pageCount: z.number(), total: z.number() })
        .optional(),
    })
    .optional(),
})

type Envelope = z.infer<typeof envelopeSchema>

/** @throws CmsUnavailable when Strapi fails and never answered this before. */
export async function readContent<T>(asked: ContentQuery<T>): Promise<Content<T>> {
  const address = `${asked.path}?${new URLSearchParams(asked.query).toString()}`
  const { contents } = stores()
  const envelope = await contents.obtain(address, async (): Promise<Outcome<object>> => {
    const value = await fetchEnvelope(address, asked.mayBeMissing)
    const isEmpty = Array.isArray(value.data) && value.data.length === 0
    if (isEmpty && !asked.keepEmpty && !contents.has(address)) return { kind: 'gone', value }
    return { kind: 'good', value, tags: asked.tags, freshMs: FRESH_MS }
  })
  return parseOnce(address, envelope, asked.schema)
}

/** Entries as Strapi has them at this moment, unparsed: nothing of it is kept. */
export async function readUnkept(path: string, query: Record<string, string>): Promise<object[]> {
  const { data } = await fetchEnvelope(`${path}?${new URLSearchParams(query).toString()}`)
  return z.array(z.looseObject({})).parse(data)
}

/** Only from Strapi itself, whatever `url` says. */
export async function readMedia(url: string, maxBytes: number): Promise<Media | undefined> {
  const { CMS_URL } = environment()
  const address = URL.parse(url, CMS_URL)
  if (address?.origin !== CMS_URL.origin) return undefined
  return pass(async () => {
    const response = await ask(address)
    if (response.status === 404) return undefined
    const bytes = response.ok ? await readAtMost(response, maxBytes) : undefined
    if (!bytes) throw unavailable(address.pathname, `status ${response.status}, or too large`)
    return { bytes, type: response.headers.get('content-type') ?? 'application/octet-stream' }
  })
}

async function fetchEnvelope(address: string, mayBeMissing = false): Promise<Envelope> {
  return pass(async () => {
    const response = await ask(new URL(address, environment().CMS_URL))
    if (response.status === 404 && mayBeMissing) return { data: null }
    if (!response.ok) throw unavailable(address, `status ${response.status}`)
    const body: unknown = await response.json().catch((error: unknown) => {
      throw unavailable(address, reasonOf(error))
    })
    const envelope = envelopeSchema.safeParse(body)
    if (!envelope.success) throw unavailable(address, z.prettifyError(envelope.error))
    return envelope.data
  })
}

async function ask(address: URL): Promise<Response> {
  if (performance.now() < silentUntil) throw unavailable(address.pathname, 'silent just before')
  try {
    return await fetch(address, {
      headers: { authorization: `Bearer ${environment().CMS_TOKEN}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
    if (isTimeout) silentUntil = performance.now() + SILENCE_MS
    throw unavailable(address.pathname, reasonOf(error))
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const parsed = new WeakMap<object, Content<unknown>>()

/** An envelope is always asked for by the same query, so by the same schema. */
function parseOnce<T>(address: string, envelope: object, schema: z.ZodType<T>): Content<T> {
  const before = parsed.get(envelope)
  if (before) return before as Content<T>
  const { data, meta } = envelopeSchema.parse(envelope)
  const rows = Array.isArray(data) ? data : data === null ? [] : [data]
  const entries = rows.flatMap((row) => {
    const entry = schema.safeParse(row)
    if (entry.success) return [entry.data]
    log('error', 'content-left-out', {
      address,
      id: idOf(row),
      reason: z.prettifyError(entry.error),
    })
    return []
  })
  const pagination = meta?.pagination ?? { page: 1, pageCount: 1, total: entries.length }
  const content = { entries, pagination }
  parsed.set(envelope, content)
  return content
}

function idOf(row: unknown): unknown {
  return z.object({ documentId: z.string() }).safeParse(row).data?.documentId
}

function unavailable(address: string, reason: string): CmsUnavailable {
  log('error', 'cms-unavailable', { address, reason })
  return new CmsUnavailable(`${address}: ${reason}`)
}
