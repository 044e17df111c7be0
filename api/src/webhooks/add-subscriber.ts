import { randomBytes } from 'node:crypto'
import type { WebhookEvent } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { ForbiddenAddress, readWebhookUrl, resolveAllowed } from './allowed-address.ts'
import { createSecret, sealSecret } from './secret.ts'
import { insertSubscriber } from './subscriber-store.ts'

/** Answers the secret, which nobody can read afterwards. */
export async function addSubscriber(
  deps: Deps,
  { url: typed, events }: { url: string; events: readonly WebhookEvent[] },
): Promise<{ id: string; secret: string }> {
  const url = await readAllowed(deps, typed)
  const id = randomBytes(6).toString('hex')
  const secret = createSecret()
  await deps.database.write([
    ...insertSubscriber(
      { id, url, secret: sealSecret(deps, id, secret) },
      events,
      deps.clock.now(),
    ),
    recordEvent(deps, { event: 'webhook-added', actor: 'enim', about: id }),
  ])
  return { id, secret }
}

/** A name that means nothing yet may mean something later: it is judged at each connection. */
async function readAllowed({ settings }: Deps, typed: string): Promise<string> {
  try {
    const url = readWebhookUrl(typed)
    await resolveAllowed(url.hostname, settings.webhookHosts)
    return url.href
  } catch (error) {
    if (error instanceof ForbiddenAddress) throw new Refusal(error.message)
    if (error instanceof Error && 'hostname' in error) return readWebhookUrl(typed).href
    throw error
  }
}
