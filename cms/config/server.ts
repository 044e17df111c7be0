import type { Core } from '@strapi/strapi'
import { join } from 'node:path'
import { environment } from '../src/environment.ts'

export default (): Core.Config.Server => {
  const { CMS_HOST, CMS_PORT, CMS_PUBLIC_URL, CMS_DATA_DIR, APP_KEYS, CMS_WEBHOOK_SECRET } =
    environment()
  return {
    host: CMS_HOST,
    port: CMS_PORT,
    ...(CMS_PUBLIC_URL && { url: CMS_PUBLIC_URL }),
    // Behind TLS the proxy's X-Forwarded-Proto tells Strapi to set secure cookies.
    proxy: { koa: CMS_PUBLIC_URL?.startsWith('https:') ?? false },
    app: { keys: APP_KEYS },
    dirs: { public: join(CMS_DATA_DIR, 'public') },
    logger: {
      config: { level: 'info' },
      updates: { enabled: false },
      startup: { enabled: false },
    },
    transfer: { remote: { enabled: false } },
    webhooks: { defaultHeaders: { 'x-webhook-secret': CMS_WEBHOOK_SECRET } },
  }
}
