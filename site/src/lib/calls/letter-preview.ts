import { letterPreviewSchema, type PreviewClaim } from 'content-types'
import { environment } from '../../../server/environment.ts'
import { queryOf, type Calls } from '../api-call.ts'

/** Asked as Strapi would, once a signed address has allowed it. */
export function letterPreviewCalls({ call }: Calls) {
  return {
    /** The letter that a news of Strapi would make. */
    previewLetter: ({ documentId: id, status }: PreviewClaim) =>
      call(letterPreviewSchema, `/api/letters/preview?${queryOf({ id, status })}`, {
        headers: { authorization: `Bearer ${environment().CMS_TOKEN}` },
      }),
  }
}
