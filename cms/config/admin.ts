import type { Core } from '@strapi/strapi'
import { environment } from '../src/environment.ts'
import { previewAddress } from '../src/plugins/redaction/server/preview/index.ts'

export default (): Core.Config.Admin => {
  const { ADMIN_JWT_SECRET, API_TOKEN_SALT, TRANSFER_TOKEN_SALT, ENCRYPTION_KEY, MAIL_FROM } =
    environment()
  return {
    autoOpen: false,
    auth: { secret: ADMIN_JWT_SECRET },
    apiToken: { salt: API_TOKEN_SALT },
    transfer: { token: { salt: TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: ENCRYPTION_KEY },
    forgotPassword: { from: MAIL_FROM },
    ai: { enabled: false },
    preview: {
      enabled: true,
      config: {
        handler: (uid, wanted) =>
          previewAddress(strapi, uid, { ...wanted, documentId: wanted.documentId }),
      },
    },
    // Nothing that calls or advertises the outside.
    flags: { nps: false, promoteEE: false, docLinks: false },
  }
}
