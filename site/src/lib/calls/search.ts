import { searchResultsSchema, type SearchKind } from 'content-types'
import { queryOf, type Calls } from '../api-call.ts'

/** What is published and has a page. */
export function searchCalls({ call }: Calls) {
  return {
    search: (words: string, kind?: SearchKind, page = 1) =>
      call(searchResultsSchema, `/api/search/results?${queryOf({ words, kind, page })}`),
  }
}
