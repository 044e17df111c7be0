import { useFetchClient } from '@strapi/strapi/admin'
import { useCallback, useEffect, useState } from 'react'

export type State<T> = { kind: 'asking' } | { kind: 'failed' } | { kind: 'answered'; value: T }

/**
 * What an address of the plugin answers, asked again when it or `version` changes, or on demand;
 * without an address nothing is asked.
 */
export function useAnswer<T>(address: string | null, version = ''): [State<T>, () => void] {
  const { get } = useFetchClient()
  const [state, setState] = useState<State<T>>({ kind: 'asking' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (address === null) return undefined
    let isCurrent = true
    get<T>(address)
      .then(({ data }) => {
        if (isCurrent) setState({ kind: 'answered', value: data })
      })
      .catch(() => {
        if (isCurrent) setState({ kind: 'failed' })
      })
    return () => {
      isCurrent = false
    }
  }, [address, get, turn, version])
  return [
    state,
    useCallback(() => {
      setTurn((last) => last + 1)
    }, []),
  ]
}
