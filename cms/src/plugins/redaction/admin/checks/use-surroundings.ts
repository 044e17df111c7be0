import { useFetchClient } from '@strapi/strapi/admin'
import { urlsOf, type Surroundings, type Writing } from 'content-types/remarks'
import { useEffect, useState } from 'react'

const PAUSE_MS = 400

type State = Surroundings | 'asking' | 'failed'

/** Asks again once the title, an address or the file has changed and typing pauses. */
export function useSurroundings(
  model: string,
  documentId: string | undefined,
  writing: Writing | undefined,
): State {
  const { post } = useFetchClient()
  const [state, setState] = useState<State>('asking')
  const asked = JSON.stringify({
    uid: model,
    documentId,
    title: writing?.title.text ?? '',
    urls: writing ? urlsOf(writing) : [],
    fileId: writing?.file?.id,
  })
  useEffect(() => {
    let isCurrent = true
    const pause = setTimeout(() => {
      post<Surroundings>('/admin/redaction/surroundings', JSON.parse(asked))
        .then(({ data }) => {
          if (isCurrent) setState(data)
        })
        .catch(() => {
          if (isCurrent) setState('failed')
        })
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(pause)
    }
  }, [asked, post])
  return state
}
