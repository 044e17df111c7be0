import { useEffect, useRef, useState } from 'react'
import { MainAction, Stack } from '../look.ts'
import { useSending } from '../use-sending.ts'

interface Props {
  model: string
  documentId?: string
  document?: { status?: string }
}

const OFFERED_MS = 10_000

/** Stands beside a content for ten seconds after it was taken off the site. */
export function UndoPanel({ model, documentId = '', document }: Props) {
  const status = document?.status
  const before = useRef<{ documentId: string; status: string | undefined }>({
    documentId,
    status,
  })
  const [isOffered, setOffered] = useState(false)

  useEffect(() => {
    if (status === undefined) return
    const last = before.current
    before.current = { documentId, status }
    const isSame = last.documentId === documentId
    const wasOnline = last.status === 'published' || last.status === 'modified'
    setOffered(isSame && wasOnline && status === 'draft')
  }, [documentId, status])

  useEffect(() => {
    if (!isOffered) return
    const end = setTimeout(() => {
      setOffered(false)
    }, OFFERED_MS)
    return () => {
      clearTimeout(end)
    }
  }, [isOffered])

  if (!isOffered) return null
  return {
    title: 'Retiré du site',
    content: (
      <Undo
        kind={model}
        entryId={documentId}
        onUndone={() => {
          setOffered(false)
        }}
      />
    ),
  }
}

function Undo({
  kind,
  entryId,
  onUndone,
}: {
  kind: string
  entryId: string
  onUndone: () => void
}) {
  const { isSending, send } = useSending()
  return (
    <Stack>
      <p role="status">Les lecteurs ne voient plus ce contenu.</p>
      <MainAction
        type="button"
        disabled={isSending}
        onClick={() => {
          const address = `/redaction/undo/${kind}/${entryId}`
          void send(address, {}, 'Le contenu est de nouveau en ligne.').then((done) => {
            if (done === undefined) return
            onUndone()
            // The panel of Strapi does not know that it is published again.
            location.reload()
          })
        }}
      >
        Annuler
      </MainAction>
    </Stack>
  )
}
