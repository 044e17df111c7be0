import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import { useState } from 'react'

/** Sends what a button stands for once at a time, and says in words how it went. */
export function useSending() {
  const { post } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [isSending, setSending] = useState(false)

  async function send<T>(address: string, body: object, done: string): Promise<T | undefined> {
    setSending(true)
    try {
      const { data } = await post<T>(address, body)
      toggleNotification({ type: 'success', message: done })
      return data
    } catch (error) {
      const message = error instanceof Error ? error.message : 'Cet envoi n’a pas abouti.'
      toggleNotification({ type: 'danger', message })
      return undefined
    } finally {
      setSending(false)
    }
  }

  return { isSending, send }
}
