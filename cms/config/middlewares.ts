import type { Core } from '@strapi/strapi'
import { environment } from '../src/environment.ts'

// Strings, because Strapi merges arrays with its defaults item by item.
const contentSecurityPolicy = (site: string) => ({
  useDefaults: true,
  directives: {
    'connect-src': "'self'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' data: blob:",
    // The previews.
    'frame-src': `'self' ${site}`,
    'frame-ancestors': "'none'",
    upgradeInsecureRequests: null,
  },
})

const MEBIBYTE = 1024 * 1024

export default (): Core.Config.Middlewares => {
  const { CMS_HOST, CMS_PORT, CMS_PUBLIC_URL, PUBLIC_URL } = environment()
  return [
    'strapi::logger',
    'global::french-refusals',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: contentSecurityPolicy(PUBLIC_URL),
        frameguard: { action: 'deny' },
      },
    },
    // Only the panel itself: by default Strapi allows whatever origin asks.
    {
      name: 'strapi::cors',
      config: { origin: [CMS_PUBLIC_URL ?? `http://${CMS_HOST}:${CMS_PORT}`] },
    },
    'strapi::query',
    {
      name: 'strapi::body',
      config: { formidable: { maxFileSize: 20 * MEBIBYTE }, jsonLimit: '2mb' },
    },
    'strapi::session',
    'strapi::favicon',
    'strapi::public',
  ]
}
