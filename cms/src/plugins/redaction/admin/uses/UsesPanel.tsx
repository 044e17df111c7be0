import { Link } from 'react-router-dom'
import { Quiet, Stack } from '../look.ts'
import { useAnswer } from '../use-answer.ts'

interface Use {
  kind: string
  kindLabel: string
  entryId: string
  title: string
}

const shown = [
  'api::theme.theme',
  'api::form.form',
  'api::faq-entry.faq-entry',
  'api::news-article.news-article',
]

/** Beside a content that others lead to: which ones. It cannot be deleted as long as there are. */
export function UsesPanel({ model, documentId }: { model: string; documentId?: string }) {
  if (!shown.includes(model) || !documentId || documentId === 'create') return null
  return { title: 'Où c’est utilisé', content: <Uses kind={model} entryId={documentId} /> }
}

function Uses({ kind, entryId }: { kind: string; entryId: string }) {
  const [answer] = useAnswer<{ uses: Use[] }>(`/redaction/uses/${kind}/${entryId}`)
  if (answer.kind !== 'answered') return null
  const { uses } = answer.value
  if (uses.length === 0) {
    return (
      <Stack>
        <Quiet>Aucun contenu n’y mène.</Quiet>
      </Stack>
    )
  }
  return (
    <Stack>
      <ul>
        {uses.map((use) => (
          <li key={`${use.kind} ${use.entryId}`}>
            <Link to={`/content-manager/collection-types/${use.kind}/${use.entryId}`}>
              {use.title}
            </Link>
            <Quiet>{use.kindLabel}</Quiet>
          </li>
        ))}
      </ul>
      <Quiet>Tant que ces contenus y mènent, il ne peut pas être supprimé.</Quiet>
    </Stack>
  )
}
