import type { Core } from '@strapi/strapi'
import { environment } from '../src/environment.ts'

const MEBIBYTE = 1024 * 1024

export default (): Core.Config.Plugin => {
  const { JWT_SECRET, SMTP_URL, MAIL_FROM } = environment()
  return {
    upload: {
      config: {
        sizeLimit: 20 * MEBIBYTE,
        // Pictures are shown as they are: no copy in other sizes but the panel's thumbnail.
        breakpoints: {},
        security: {
          allowedTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf'],
        },
      },
    },
    email: {
      config: {
        provider: 'nodemailer',
        providerOptions: SMTP_URL ?? { jsonTransport: true },
        settings: { defaultFrom: MAIL_FROM, defaultReplyTo: MAIL_FROM },
      },
    },
    redaction: { enabled: true, resolve: './src/plugins/redaction' },
    'users-permissions': { config: { jwtSecret: JWT_SECRET } },
  }
}
