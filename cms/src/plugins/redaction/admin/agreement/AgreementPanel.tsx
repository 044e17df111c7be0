import { MainAction, Quiet, Stack } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { useSending } from '../use-sending.ts'
import type { AgreementOfEntry } from './answers.ts'
import { DecisionForm } from './DecisionForm.tsx'

interface Props {
  model: string
  documentId?: string
  document?: { updatedAt?: string; status?: string }
}

/** Beside an entry that nobody may publish alone; others have no such panel. */
export function AgreementPanel({ model, documentId, document }: Props) {
  const isKept = documentId !== undefined && documentId !== 'create'
  const address = isKept ? `/redaction/agreements/${model}/${documentId}` : null
  const version = [document?.updatedAt, document?.status].join(' ')
  const [answer, askAgain] = useAnswer<AgreementOfEntry>(address, version)
  if (!address || answer.kind !== 'answered' || !answer.value.needed) return null
  return {
    title: 'Accord d’une deuxième personne',
    content: <Standing address={address} standing={answer.value} onChanged={askAgain} />,
  }
}

interface StandingProps {
  address: string
  standing: AgreementOfEntry
  onChanged: () => void
}

function Standing({ address, standing, onChanged }: StandingProps) {
  const { isSending, send } = useSending()
  const { agreed, last, mayDecide } = standing

  async function ask() {
    await send(
      address,
      {},
      'L’accord est demandé. Une autre personne le trouvera dans « À approuver ».',
    )
    onChanged()
  }

  if (agreed) return <p role="status">Ce contenu peut être publié.</p>
  if (last?.state === 'asked') {
    return (
      <Stack>
        <p role="status">
          Accord demandé par {last.askedByName}, {momentOf(last.askedAt)}.
        </p>
        {mayDecide ? (
          <DecisionForm agreement={last} onDecided={onChanged} />
        ) : (
          <Quiet>Il doit venir d’une personne qui n’a pas écrit ce contenu.</Quiet>
        )}
      </Stack>
    )
  }
  return (
    <Stack>
      {last?.state === 'sent-back' && (
        <p role="status">
          {last.decidedByName} demande de revoir : « {last.remark} »
        </p>
      )}
      {last?.state === 'withdrawn' && (
        <p role="status">Le contenu a changé : l’accord est à demander de nouveau.</p>
      )}
      <MainAction
        type="button"
        disabled={isSending}
        onClick={() => {
          void ask()
        }}
      >
        Demander l’accord
      </MainAction>
      <Quiet>Enregistrez d’abord vos changements : l’accord porte sur ce qui est enregistré.</Quiet>
    </Stack>
  )
}
