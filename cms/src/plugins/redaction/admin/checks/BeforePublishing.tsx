import { checkedTypes, isBlocking, remarksOn } from 'content-types/remarks'
import { RemarkItem } from './RemarkItem.tsx'
import { useSurroundings } from './use-surroundings.ts'
import { useWriting, type Document } from './use-writing.ts'

interface Props {
  model: string
  documentId: string | undefined
  document: Document | undefined
}

/** Beside an entry that is being edited: what to mend before publishing it, as one types. */
export function BeforePublishing({ model, documentId, document }: Props) {
  if (!checkedTypes.includes(model)) return null
  return {
    title: 'Avant de publier',
    content: <Remarks model={model} documentId={documentId} document={document} />,
  }
}

function Remarks({ model, documentId, document }: Props) {
  const writing = useWriting(model, document)
  const surroundings = useSurroundings(model, documentId, writing)
  if (!writing) return null
  if (surroundings === 'failed') {
    return <p role="status">Les vérifications n’ont pas pu être faites. Rechargez la page.</p>
  }
  if (surroundings === 'asking') return <p role="status">Vérification…</p>
  const remarks = remarksOn(writing, surroundings)
  const blocking = remarks.filter(isBlocking).length
  return (
    <div style={{ display: 'grid', gap: '1.2rem', fontSize: '1.4rem', lineHeight: 1.4 }}>
      <p role="status">{summaryOf(blocking, remarks.length - blocking)}</p>
      {remarks.length > 0 && (
        <ul style={{ display: 'grid', gap: '1.2rem' }}>
          {remarks.map((remark, index) => (
            <RemarkItem key={index} model={model} remark={remark} />
          ))}
        </ul>
      )}
    </div>
  )
}

function summaryOf(blocking: number, advice: number): string {
  if (blocking === 0 && advice === 0) return 'Rien à corriger.'
  const parts = [
    blocking > 0 ? counted(blocking, 'point bloquant', 'points bloquants') : '',
    advice > 0 ? counted(advice, 'conseil', 'conseils') : '',
  ]
  return `${parts.filter(Boolean).join(' et ')}.`
}

function counted(number: number, one: string, several: string): string {
  return `${String(number)} ${number > 1 ? several : one}`
}
