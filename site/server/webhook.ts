import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { readBody } from './bodies.ts'
import { log } from './log.ts'
import { sendPlain } from './plain-answer.ts'
import { refusedSecret, tooLarge } from './refusals.ts'

/** An entry with a long text comes whole. */
const MOST_BYTES = 1024 * 1024

/** The least time between two expiries: a flood of hints must not become a flood of calls. */
const PACE_MS = 500

/** More hints than this within one pace come from no editor; then the pace is slower. */
const FLOOD = 10
const FLOOD_PACE_MS = 1_000

const hintSchema = z.object({ event: z.string(), model: z.string().optional() })

type Expire = (tags: readonly string[] | 'everything') => void

/**
 * Takes Strapi's word that something of a kind has changed. It is a hint and no more: it says which
 * kind to ask again, and nothing that it carries is shown.
 */
export function createWebhook(secret: string, expire: Expire) {
  const hint = paced(expire)

  return async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isSame(request.headers['x-webhook-secret'], secret)) {
      log('warn', 'webhook-refused')
      sendPlain(request, response, refusedSecret)
      return
    }
    const body = await readBody(request, MOST_BYTES)
    if (!body) {
      sendPlain(request, response, tooLarge)
      return
    }
    hint(tagsOf(body))
    response.writeHead(204).end()
  }
}

/** A change in the media library may be a picture or a form: it carries no model. */
function tagsOf(body: Buffer): string[] {
  const hint = hintSchema.safeParse(jsonOf(body)).data
  if (hint?.model) return [hint.model]
  return hint?.event.startsWith('media.') ? ['media'] : []
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** Expires at once, then at most once every pace with all that was hinted meanwhile. */
function paced(expire: Expire): (tags: string[]) => void {
  const waiting = new Set<string>()
  let resting: NodeJS.Timeout | undefined
  let hints = 0
  let unnamed = false

  function flush(): void {
    const pace = hints > FLOOD ? FLOOD_PACE_MS : PACE_MS
    resting = setTimeout(() => {
      resting = undefined
      if (hints > 0) flush()
    }, pace).unref()
    expire(unnamed ? 'everything' : [...waiting])
    waiting.clear()
    hints = 0
    unnamed = false
  }

  return (tags) => {
    for (const tag of tags) waiting.add(tag)
    unnamed ||= tags.length === 0
    hints += 1
    if (!resting) flush()
  }
}

/** In a time that does not tell how much of it was right. */
function isSame(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))
}
