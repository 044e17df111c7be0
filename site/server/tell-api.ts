import type { Environment } from './environment.ts'
import { log, reasonOf } from './log.ts'

const TIMEOUT_MS = 5_000

export type ToldApi = Pick<Environment, 'API_URL' | 'SITE_KEY'>

/** Says that something was published or taken back, so that it is searched as it is now. */
export async function tellOfChange(settings: ToldApi): Promise<void> {
  await tellApi(settings, '/api/search/refreshing', {})
}

/** In the site's own name: without the address of a client, which browsers always come with. */
export async function tellApi(
  { API_URL, SITE_KEY }: ToldApi,
  path: string,
  body: object,
): Promise<void> {
  try {
    const answer = await fetch(new URL(path, API_URL), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'x-site-key': SITE_KEY,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`status ${answer.status}`)
  } catch (error) {
    log('warn', 'api-not-told', { path, reason: reasonOf(error) })
  }
}
