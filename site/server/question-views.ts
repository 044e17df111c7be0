import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { clientAddress } from './client-address.ts'
import { tellApi, type ToldApi } from './tell-api.ts'

const PACE_MS = 10_000
/** Made-up addresses must not fill the memory; the api knows which questions there are. */
const MOST_ADDRESSES = 500

/** Who reads an answer again within this has still read it once. */
const SAME_READING_MS = 60 * 60_000
const MOST_READINGS = 20_000

/** Programs that name themselves, and those that do not say what they are. */
const robot = /bot\b|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|java\/|go-http|^$/i

const questionPath = /^\/questions\/([a-zA-Z0-9-_.~]{1,200})$/

interface Settings extends ToldApi {
  TRUSTED_PROXY?: string | undefined
}

/**
 * How often each frequent question's page was read by people, told to the api a few times a minute.
 * Nothing tells who they are.
 */
export function createQuestionViews(settings: Settings) {
  let views = new Map<string, number>()
  const timer = setInterval(() => void tell(), PACE_MS).unref()
  const isFirst = createReadings()

  function count(request: IncomingMessage): void {
    const slug = questionPath.exec(request.url ?? '')?.[1]
    if (slug === undefined || request.method !== 'GET') return
    if (isAhead(request) || isRobot(request)) return
    if (views.size >= MOST_ADDRESSES && !views.has(slug)) return
    if (!isFirst(clientAddress(request, settings.TRUSTED_PROXY), request, slug)) return
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

/**
 * Whether this browser reads this for the first time within the hour: digests under a key that ends
 * with the hour, in memory alone.
 */
function createReadings() {
  let key = randomBytes(32)
  let since = Date.now()
  const readings = new Set<string>()
  return (address: string, { headers }: IncomingMessage, slug: string): boolean => {
    if (Date.now() - since > SAME_READING_MS || readings.size >= MOST_READINGS) {
      key = randomBytes(32)
      since = Date.now()
      readings.clear()
    }
    const words = JSON.stringify([address, headers['user-agent'], slug])
    const reading = createHash('sha256').update(key).update(words).digest('base64')
    if (readings.has(reading)) return false
    readings.add(reading)
    return true
  }
}

function isRobot({ headers }: IncomingMessage): boolean {
  return robot.test(headers['user-agent'] ?? '')
}

/** A page that a browser fetches ahead may never be read. */
function isAhead({ headers }: IncomingMessage): boolean {
  return String(headers['sec-purpose'] ?? '').startsWith('prefetch')
}
