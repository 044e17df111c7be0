import type { Core } from '@strapi/strapi'
import { environment } from '../environment.ts'

const NAME = 'Site'

const events = [
  'entry.create',
  'entry.update',
  'entry.delete',
  'entry.publish',
  'entry.unpublish',
  'media.update',
  'media.delete',
]

interface Webhook {
  id: string
  name: string
  url: string
  headers: Record<string, string>
  events: string[]
  isEnabled: boolean
}

interface WebhookStore {
  findWebhooks(): Promise<Webhook[]>
  createWebhook(webhook: Omit<Webhook, 'id'>): Promise<Webhook>
  updateWebhook(id: string, webhook: Omit<Webhook, 'id'>): Promise<Webhook>
}

interface WebhookRunner {
  add(webhook: Webhook): void
  update(webhook: Webhook): void
}

/**
 * Tells the site that something changed: one try, no retry. The secret is in the configuration of
 * the server (`webhooks.defaultHeaders`), not in the database.
 */
export async function ensureWebhook(strapi: Core.Strapi): Promise<void> {
  const store = strapi.get<WebhookStore>('webhookStore')
  const runner = strapi.get<WebhookRunner>('webhookRunner')
  const url = `${environment().SITE_URL}/webhooks/cms`
  const webhook = { name: NAME, url, headers: {}, events, isEnabled: true }
  const known = (await store.findWebhooks()).find(({ name }) => name === NAME)
  if (known) runner.update(await store.updateWebhook(known.id, webhook))
  else runner.add(await store.createWebhook(webhook))
}
