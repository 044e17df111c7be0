import { documentListSchema, type DocumentKind } from 'content-types'
import { queryOf, type Calls } from '../api-call.ts'

interface Asked {
  theme?: string | undefined
  kind?: DocumentKind | undefined
  page?: number
}

/** Personal documents. */
export function documentCalls({ call }: Calls) {
  return {
    listDocuments: ({ theme, kind, page = 1 }: Asked = {}) =>
      call(documentListSchema, `/api/documents?${queryOf({ theme, kind, page })}`),
  }
}
