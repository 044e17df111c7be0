import {
  doneSchema,
  receivedListSchema,
  wholeFileSizeSchema,
  type ReceivedFilters,
} from 'content-types'
import { queryOf, type Calls } from '../api-call.ts'

/** « Ce que j’ai reçu » and « Tout mon dossier ». */
export function receivedCalls({ call, post }: Calls) {
  return {
    listReceived: (asked: Partial<ReceivedFilters> & { page?: number; limit?: number } = {}) =>
      call(receivedListSchema, `/api/received?${queryOf(asked)}`),
    archiveReceived: (ids: readonly string[], archived: boolean) =>
      post(doneSchema, '/api/received/archiving', { ids, archived }),
    markReceivedRead: (ids: readonly string[]) =>
      post(doneSchema, '/api/received/reading', { ids }),
    measureWholeFile: () => call(wholeFileSizeSchema, '/api/whole-file/size'),
  }
}
