import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { clientKey } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createRateLimit } from '../platform/rate-limits.ts'
import { redeemSolution } from './challenge.ts'
import { outOfDate, unchecked } from './problems.ts'

/** What the widget solved or, without JavaScript, the box checked by hand. */
export const humanFields = {
  captcha: z.string().max(4_000).catch('').openapi({ type: 'string' }),
  human: z.boolean().catch(false).openapi({ type: 'boolean' }),
}

export interface HumanProof {
  captcha: string
  human: boolean
}

export type HumanCheck = (c: Context<AppEnv>, proof: HumanProof) => Promise<void>

/** From one address; a box proves less than a solved challenge, so it opens less often. */
const asks = { tries: 20, seconds: 3_600 }
const asksByBox = { tries: 3, seconds: 3_600 }

/** One check for all that shares its limits; it knows nothing of what is asked. */
export function createHumanCheck(deps: Deps): HumanCheck {
  const limit = createRateLimit(asks)
  const boxLimit = createRateLimit(asksByBox)

  return async (c, { captcha, human }) => {
    const isByBox = captcha === ''
    if (isByBox && !human) throw unchecked()
    if (isByBox) await boxLimit.take(clientKey(c))
    await limit.take(clientKey(c))
    if (!isByBox && !(await redeemSolution(deps, captcha))) throw outOfDate()
  }
}
