import type { Deps } from '../../../api/src/app.ts'
import { addSubscriber } from '../../../api/src/webhooks/add-subscriber.ts'
import { openLanes, type DeliverySettings } from '../../../api/src/webhooks/deliver.ts'
import { announceEvent } from '../../../api/src/webhooks/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

/** The app, which may tell systems on this machine. */
export async function openTellingApp(): Promise<TestApp> {
  const portal = await createTestApp()
  portal.deps.settings.webhookHosts = ['127.0.0.1']
  return portal
}

export function subscribe(deps: Deps, url: string) {
  return addSubscriber(deps, { url, events: ['request.created', 'request.replied'] })
}

export async function announce(deps: Deps, reference = 'E26-7KQX-M93T'): Promise<void> {
  const subject = { reference, service: 'cotisation' }
  await deps.database.write([announceEvent(deps, { type: 'request.created', subject })])
}

/** One round of the worker, to its end. */
export async function tell(deps: Deps, settings?: DeliverySettings): Promise<void> {
  const lanes = openLanes(deps, settings)
  await lanes.start()
  await lanes.settle()
}

export async function statesOf({ database }: Deps): Promise<unknown[]> {
  const rows = await database.read('SELECT state FROM webhook_deliveries ORDER BY created_at, id')
  return rows.map(({ state }) => state)
}
