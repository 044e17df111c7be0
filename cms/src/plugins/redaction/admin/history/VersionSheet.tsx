import { Heading, MainAction, Quiet, Row, Sheet } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { useSending } from '../use-sending.ts'
import type { Restored, ShownVersion } from './answers.ts'
import { Differences } from './Differences.tsx'

interface Props {
  id: number
  onRestored: (restored: Restored) => void
}

/** One version: what it changed, what has changed since, and the way back to it. */
export function VersionSheet({ id, onRestored }: Props) {
  const [answer] = useAnswer<ShownVersion>(`/redaction/versions/${String(id)}`)
  const { isSending, send } = useSending()
  if (answer.kind === 'asking') return <p role="status">Lecture de la version…</p>
  if (answer.kind === 'failed') return <p role="status">Cette version n’a pas pu être lue.</p>
  const { version, isFirst, changed, sincePresent } = answer.value

  async function restore() {
    const restored = await send<Restored>(
      `/redaction/versions/${String(id)}/restoring`,
      {},
      'Cette version est redevenue le brouillon. Ce qu’elle remplace reste dans l’historique.',
    )
    if (restored) onRestored(restored)
  }

  return (
    <Sheet aria-labelledby="version">
      <Heading id="version">
        {version.actionWords} par {version.personName}, {momentOf(version.at)}
      </Heading>
      {isFirst ? (
        <Quiet>C’est la plus ancienne version gardée.</Quiet>
      ) : (
        <Differences heading="Ce que cette version a changé" fields={changed} />
      )}
      {sincePresent === null ? (
        <Quiet>Ce contenu a été supprimé : le rétablir en crée un nouveau, en brouillon.</Quiet>
      ) : (
        <Differences heading="Ce qui a changé depuis" fields={sincePresent} />
      )}
      <Row>
        <MainAction
          type="button"
          disabled={isSending || sincePresent?.length === 0}
          onClick={() => {
            void restore()
          }}
        >
          Rétablir cette version comme brouillon
        </MainAction>
      </Row>
    </Sheet>
  )
}
