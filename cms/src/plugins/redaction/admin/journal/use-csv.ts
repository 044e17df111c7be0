import { useFetchClient, useNotification } from '@strapi/strapi/admin'

/** Saves a CSV that only those who are logged in to the panel may fetch. */
export function useCsv(address: string): () => Promise<void> {
  const { get } = useFetchClient()
  const { toggleNotification } = useNotification()
  return async () => {
    try {
      const { data } = await get<Blob>(address, { responseType: 'blob' })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(data)
      link.download = 'journal-de-la-redaction.csv'
      link.click()
      URL.revokeObjectURL(link.href)
    } catch {
      toggleNotification({ type: 'danger', message: 'Le journal n’a pas pu être téléchargé.' })
    }
  }
}
