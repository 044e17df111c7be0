import type { IncomingMessage } from 'node:http'
import { tellApi, type ToldApi } from './tell-api.ts'

const PACE_MS = 10_000
/** Made-up addresses must not fill the memory; the api knows which questions there are. */
const MOST_ADDRESSES = 500

const questionPath = /^\/questions\/([a-zA-Z0-9-_.~]{1,200})$/

/**
 * How often each frequent question's page was sent, told to the api a few times a minute. Nothing is
 * known of who asked for it.
 */
export function createQuestionViews(settings: ToldApi) {
  let views = new Map<string, number>()
  const timer = setInterval(() => void tell(), PACE_MS).unref()

  function count(request: IncomingMessage): void {
    const slug = questionPath.exec(request.url ?? '')?.[1]
    if (slug === undefined || request.method !== 'GET' || isAhead(request)) return
    if (views.size >= MOST_ADDRESSES && !views.has(slug)) return
    views.set(slug, (views.get(slug) ?? 0) + 1)
  }

  async function tell(): Promise<void> {
    if (views.size === 0) return
    const told = Object.fromEntries(views)
    views = new Map()
    await tellApi(settings, '/api/questions/views', { views: told })
  }

  return {
    count,
    tell,
    async close(): Promise<void> {
      clearInterval(timer)
      await tell()
    },
  }
}

/** A page that a browser fetches ahead may never be read. */
function isAhead({ headers }: IncomingMessage): boolean {
  return String(headers['sec-purpose'] ?? '').startsWith('prefetch')
}
