import { Link } from 'react-router-dom'
import { Quiet, Stack } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { historyPage, type VersionLine } from './answers.ts'

interface Props {
  model: string
  documentId?: string
  document?: { updatedAt?: string; status?: string }
}

const FEW = 3

/** Beside an entry: who did something to it last, and the way to its whole history. */
export function HistoryPanel({ model, documentId, document }: Props) {
  if (!documentId || documentId === 'create') return null
  const version = [document?.updatedAt, document?.status].join(' ')
  return {
    title: 'Historique',
    content: <LastVersions kind={model} entryId={documentId} version={version} />,
  }
}

function LastVersions(props: { kind: string; entryId: string; version: string }) {
  const { kind, entryId, version } = props
  const [answer] = useAnswer<{ versions: VersionLine[] }>(
    `/redaction/history/${kind}/${entryId}`,
    version,
  )
  if (answer.kind === 'asking') return <p role="status">Lecture de l’historique…</p>
  if (answer.kind === 'failed') return <Quiet>Pas d’historique pour ce contenu.</Quiet>
  return (
    <Stack>
      <ul>
        {answer.value.versions.slice(0, FEW).map(({ id, at, personName, actionWords }) => (
          <li key={id}>
            {actionWords} par {personName}
            <Quiet>{momentOf(at)}</Quiet>
          </li>
        ))}
      </ul>
      <Link to={historyPage(kind, entryId)}>Voir tout l’historique</Link>
    </Stack>
  )
}
